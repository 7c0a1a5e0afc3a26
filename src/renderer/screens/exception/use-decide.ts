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
type Resolution = Exception['choices'][number]['resolution'];
type Method = NonNullable<Exception['choices'][number]['method']>;

interface Draft {
  readonly resolution: Resolution | null;
  readonly note: string;
  readonly method: Method;
  readonly sent: CallInput<'exceptions.resolve'> | null;
}

const fresh: Draft = { resolution: null, note: '', method: 'cash', sent: null };

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
  const chosen =
    exception.choices.find(({ resolution }) => resolution === draft.resolution) ?? only;
  const note = draft.note.trim();
  const needsNote = chosen?.resolution === 'attach-evidence' && note === '';
  const why =
    chosen === undefined
      ? 'Choose what the book should say.'
      : !isManager && chosen.resolution !== 'attach-evidence'
        ? 'A manager decides what moves money. You can give it to one above.'
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
      ...(note === '' ? {} : { note }),
      ...(chosen.method === undefined ? {} : { method: draft.method }),
    });
    if (answer === null || !answer.ok) return;
    clear();
    const { invoice } = answer.value;
    const withIt = await settledOf(others);
    say(
      settledWords(
        exception.kind,
        withIt.map(({ kind }) => kind),
      ),
      invoice === undefined
        ? undefined
        : { label: `Open ${invoice.number}`, run: () => goTo(`/invoices/${invoice.id}`) },
    );
  };
  return {
    draft,
    chosen,
    edit: (part: Partial<Draft>) => {
      sure.forget();
      change({ ...part, sent: null });
    },
    why,
    says: sure.trouble?.sentence ?? (pressed ? why : undefined),
    busy: sure.busy,
    confirm: () => void confirm(),
    leave: () => goTo('/to-resolve'),
  };
}

export type DecideForm = ReturnType<typeof useDecide>;
