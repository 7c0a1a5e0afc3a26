import { useRef, useState } from 'react';
import type { CallInput, CallName } from '../../shared/contract/contract.ts';
import type { Answer, Trouble } from './answer.ts';
import { useAct } from './hooks.ts';

/** What a form keeps of a call that was sent and not answered; it survives a reload. */
interface Held<Name extends CallName> {
  readonly sent: CallInput<Name> | null;
  readonly markSent: (sent: CallInput<Name> | null) => void;
}

interface Sure<Name extends CallName> {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly forget: () => void;
  /** Null where the same thing is under way already. */
  readonly send: (
    input: CallInput<Name>,
    /** What goes along and is kept nowhere: another person's PIN. */
    extra?: Partial<CallInput<Name>>,
  ) => Promise<Answer<Name> | null>;
}

/**
 * Does a thing once, whatever the hands and the line do: a second press is the first one, and what
 * was sent without an answer is sent again as it was, so that the desk knows it again.
 */
export function useSure<Name extends CallName>(name: Name, held: Held<Name>): Sure<Name> {
  const { busy, act } = useAct(name);
  const [trouble, setTrouble] = useState<Trouble>();
  const running = useRef(false);
  const send = async (input: CallInput<Name>, extra: Partial<CallInput<Name>> = {}) => {
    if (running.current) return null;
    running.current = true;
    const whole = held.sent ?? input;
    held.markSent(whole);
    const answer = await act({ ...whole, ...extra });
    running.current = false;
    setTrouble(answer.ok ? undefined : answer.failure);
    // Refused, it left nothing behind: the next press sends what then stands in the form.
    if (!answer.ok && answer.failure.kind !== 'desk-away') held.markSent(null);
    return answer;
  };
  return { busy, trouble, forget: () => setTrouble(undefined), send };
}
