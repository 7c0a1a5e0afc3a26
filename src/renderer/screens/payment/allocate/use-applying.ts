import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Trouble } from '../../../bridge/answer.ts';
import { call } from '../../../bridge/client.ts';
import type { MoneySource } from './money-source.ts';

export interface Part {
  readonly invoiceId: string;
  readonly number: string;
  readonly amountMinor: number;
}

/** The invoice that money could not be put to, and why. */
export interface Refused {
  readonly part: Part;
  readonly trouble: Trouble;
}

interface Applying {
  readonly busy: boolean;
  readonly refused: Refused | undefined;
  readonly forget: () => void;
  /** Every allocation made since the panel opened, and what stopped the rest of them. */
  readonly apply: (attemptId: string, parts: readonly Part[]) => Promise<Applied>;
  readonly undo: (made: readonly Made[]) => Promise<Trouble | undefined>;
}

interface Applied {
  readonly made: readonly Made[];
  readonly refused: Refused | undefined;
}

export interface Made extends Part {
  readonly allocationId: string;
}

// An invoice's own name within the attempt: asked again, it is the same allocation.
const attemptFor = (attemptId: string, invoiceId: string): string =>
  `${attemptId}:${invoiceId.slice(-12)}`;

/** Puts money to several invoices, one numbered allocation each. */
export function useApplying(source: MoneySource): Applying {
  const queries = useQueryClient();
  const running = useRef(false);
  const made = useRef(new Map<string, Made>());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const apply = async (attemptId: string, parts: readonly Part[]) => {
    if (running.current) return { made: [], refused: undefined };
    running.current = true;
    setBusy(true);
    setRefused(undefined);
    const refusal = await applyAll(source, attemptId, parts, made.current);
    await queries.invalidateQueries();
    running.current = false;
    setBusy(false);
    setRefused(refusal);
    return { made: [...made.current.values()], refused: refusal };
  };
  const undo = async (all: readonly Made[]) => {
    for (const { allocationId: id } of all) {
      const answer = await call('allocations.remove', { attemptId: `undo:${id}`, id });
      if (!answer.ok) return answer.failure;
    }
    await queries.invalidateQueries();
    return undefined;
  };
  return { busy, refused, forget: () => setRefused(undefined), apply, undo };
}

async function applyAll(
  source: MoneySource,
  attemptId: string,
  parts: readonly Part[],
  made: Map<string, Made>,
): Promise<Refused | undefined> {
  for (const part of parts) {
    const { invoiceId, amountMinor } = part;
    // One that went through before another was refused is not put there again.
    if (made.has(invoiceId)) continue;
    const asked = { attemptId: attemptFor(attemptId, invoiceId), invoiceId, amountMinor };
    const answer = await (source.kind === 'payment'
      ? call('allocations.create', { ...asked, paymentId: source.id })
      : call('credits.apply', { ...asked, customerId: source.id }));
    if (!answer.ok) return { part, trouble: answer.failure };
    made.set(invoiceId, { ...part, allocationId: answer.value.id });
  }
  return undefined;
}
