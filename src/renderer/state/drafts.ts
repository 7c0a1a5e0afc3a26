import { useState } from 'react';

/** What was typed into a form, and the id of the attempt that it will become. */
interface Draft<Value> {
  readonly attemptId: string;
  /** Only what was changed: what was not follows the record, which may change meanwhile. */
  readonly changes: Partial<Value>;
}

interface DraftInHand<Value> {
  readonly attemptId: string;
  readonly value: Value;
  /** The form was left before with something in it, and this is it. */
  readonly kept: boolean;
  readonly change: (part: Partial<Value>) => void;
  /** Forgets the form; what is typed next is another attempt. */
  readonly clear: () => void;
}

interface Held<Value> {
  readonly key: string;
  readonly draft: Draft<Value>;
  readonly kept: boolean;
}

const placeOf = (key: string): string => `tillbook-draft ${key}`;

const keepDraft = <Value>(key: string, draft: Draft<Value>): void =>
  sessionStorage.setItem(placeOf(key), JSON.stringify(draft));

/** A form that nothing is typed into yet. Kept at once: a reload must come back to the same attempt. */
function freshDraft<Value>(key: string): Held<Value> {
  const draft: Draft<Value> = { attemptId: crypto.randomUUID(), changes: {} };
  keepDraft(key, draft);
  return { key, draft, kept: false };
}

function openDraft<Value>(key: string): Held<Value> {
  const text = sessionStorage.getItem(placeOf(key));
  if (text === null) return freshDraft(key);
  try {
    const draft = JSON.parse(text) as Draft<Value>;
    return { key, draft, kept: Object.keys(draft.changes).length > 0 };
  } catch {
    return freshDraft(key);
  }
}

/**
 * The draft of a form, kept through Esc and reload until it is carried out. Its `attemptId` is
 * made when the form opens first, so that a reply that got lost can be asked for again.
 * Never put a PIN into a draft.
 */
export function useDraft<Value extends object>(key: string, initial: Value): DraftInHand<Value> {
  const [held, setHeld] = useState(() => openDraft<Value>(key));
  const current = held.key === key ? held : openDraft<Value>(key);
  if (current !== held) setHeld(current);
  const change = (part: Partial<Value>) =>
    setHeld((now) => {
      const draft = { ...now.draft, changes: { ...now.draft.changes, ...part } };
      keepDraft(now.key, draft);
      return { ...now, draft };
    });
  const clear = () => {
    sessionStorage.removeItem(placeOf(key));
    setHeld({ key, draft: { attemptId: crypto.randomUUID(), changes: {} }, kept: false });
  };
  const { attemptId, changes } = current.draft;
  return { attemptId, value: { ...initial, ...changes }, kept: current.kept, change, clear };
}
