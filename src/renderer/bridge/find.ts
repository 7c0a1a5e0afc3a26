import { useEffect, useState } from 'react';
import type { CallInput, CallValue } from '../../shared/contract/contract.ts';
import { useAsk } from './hooks.ts';

export type Found = CallValue<'desk.find'>['rows'][number];
export type FoundKind = Found['kind'];

const settleMs = 35;

/** A text once the keys have rested for a moment, so that not every letter is looked up. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface FindOptions {
  readonly kinds?: readonly FoundKind[];
  readonly limit?: number;
  readonly when?: boolean;
}

/**
 * Records by the beginnings of a name or number. What was found stays until more is known; as long
 * as it belongs to an earlier text it is busy.
 */
export function useFind(text: string, options: FindOptions = {}) {
  const { kinds, limit = 12, when = true } = options;
  const wanted = text.trim();
  const settled = useSettled(wanted);
  const input: CallInput<'desk.find'> = { text: settled, limit };
  if (kinds !== undefined) input.kinds = [...kinds];
  const { value, busy } = useAsk('desk.find', input, { keep: true, when });
  return { rows: value?.rows ?? [], busy: busy || (when && settled !== wanted) };
}
