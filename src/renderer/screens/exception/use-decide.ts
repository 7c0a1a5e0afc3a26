import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CallInput, CallValue } from '../../../shared/contract/contract.ts';
import { useMatterOf } from '../../bridge/to-resolve.ts';
import { useSure } from '../../bridge/sure.ts';
import { useDraft } from '../../state/drafts.ts';
import { useIsManager } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { settledWords } from '../../words/exceptions.ts';

type Exception = CallValue<'exceptions.get'>;
type Choice = Exception['choices'][number];
type Method = NonNullable<Choice['ways']>[number]['method'];

interface Draft {
  /** What is chosen, by its name among the choices. */
  readonly choice: string | null;
  readonly note: string;
  /** How it came back; null where nobody has said so. */
  readonly method: Method | null;
  readonly sent: CallInput<'exceptions.resolve'> | null;
}

const fresh: Draft = { choice: null, note: '', method: null, sent: null };

/** [V22] By what one choice is told from the others: two may take back a refund, each another one. */
export const choiceName = ({ resolution, refundId }: Choice): string =>
  refundId === undefined ? resolution : `${resolution} ${refundId}`;

/** [V54] What went out in some way is taken to have come back in the same. */
const usualMethod = ({ sides }: Exception, ways: NonNullable<Choice['ways']>): Method | null =>
  (ways.find((way) => sides.some(({ method }) => method === way.method)) ?? ways[0])?.method ??
  null;

/** Money was moved already where only what vouches for it is missing. */
const isForManagers = ({ resolution }: Choice): boolean => resolution !== 'attach-evidence';

const forManagers = 'A manager decides what moves money. You can give it to one above.';

/** The form of a decision: what is chosen, why, and whether it was carried out. */
export function useDecide(exception: Exception) {
  const [, goTo] = useLocation();
  const isManager = useIsManager();
  const [pressed, setPressed] = useState(false);
  const kept = useDraft<Draft>(`resolve ${exception.id}`, fresh);
  const { value: draft, change, clear, attemptId } = kept;
  const { others, settledOf } = useMatterOf(exception);
  const sure = useSure('exceptions.resolve', {
    sent: draft.sent,
    markSent: (sent) => change({ sent }),
  });
  const only = exception.choices.length === 1 ? exception.choices[0] : undefined;
  const chosen = exception.choices.find((one) => choiceName(one) === draft.choice) ?? only;
  const method = draft.method ?? usualMethod(exception, chosen?.ways ?? []);
  const note = draft.note.trim();
  const needsNote = chosen?.resolution === 'attach-evidence' && note === '';
  const why =
    chosen === undefined
      ? 'Choose what the book should say.'
      : !isManager && isForManagers(chosen)
        ? forManagers
        : needsNote
          ? 'Say in the note what vouches for it: a bank reference, a signed slip.'
          : undefined;
  const confirm = async () => {
    setPressed(true);
    if (chosen === undefined || why !== undefined) return;
    const answer = await sure.send({
      attemptId,
      id: exception.id,
      resolution: chosen.resolution,
      ...(chosen.refundId === undefined ? {} : { refundId: chosen.refundId }),
      ...(note === '' ? {} : { note }),
      ...(chosen.ways === undefined || method === null ? {} : { method }),
    });
    if (answer === null || !answer.ok) return;
    clear();
    const { invoice } = answer.value;
    const withIt = await settledOf(others);
    say(
      settledWords(exception, withIt),
      invoice === undefined
        ? undefined
        : { label: `Open ${invoice.number}`, run: () => goTo(`/invoices/${invoice.id}`) },
    );
  };
  return {
    draft,
    method,
    chosen,
    edit: (part: Partial<Draft>) => {
      sure.forget();
      change({ ...part, sent: null });
    },
    why,
    /** Said before anything is filled in: whoever can carry out none of it. */
    mayNot: !isManager && exception.choices.every(isForManagers) ? forManagers : undefined,
    says: sure.trouble?.sentence ?? (pressed ? why : undefined),
    busy: sure.busy,
    confirm: () => void confirm(),
    leave: () => goTo('/to-resolve'),
  };
}

export type DecideForm = ReturnType<typeof useDecide>;
