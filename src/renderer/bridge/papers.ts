import { useState } from 'react';
import type { CallInput } from '../../shared/contract/contract.ts';
import type { Trouble } from './answer.ts';
import { call, host } from './client.ts';
import { useAsk } from './hooks.ts';

type PaperInput = Required<CallInput<'papers.page'>>;

interface PaperInHand {
  readonly title: string | undefined;
  readonly html: string | undefined;
  /** Why there is no page, or why it was not printed or saved. */
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly again: () => void;
  /** Prints where the host can; elsewhere the page prints itself. */
  readonly print: (byItself: () => void) => Promise<void>;
  readonly savePdf: (save: (fileName: string, base64: string) => void) => Promise<void>;
}

/** A document of the desk: shown, printed, or saved as a PDF. */
export function usePaper(paper: PaperInput): PaperInHand {
  const page = useAsk('papers.page', paper, { keep: true });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const print = async (byItself: () => void) => {
    if (host() === 'browser') return byItself();
    setBusy(true);
    const answer = await call('papers.print', paper);
    setBusy(false);
    setTrouble(answer.ok ? undefined : answer.failure);
    if (answer.ok && !answer.value.printed) byItself();
  };
  const savePdf = async (save: (fileName: string, base64: string) => void) => {
    setBusy(true);
    const answer = await call('papers.pdf', paper);
    setBusy(false);
    setTrouble(answer.ok ? undefined : answer.failure);
    if (answer.ok) save(answer.value.fileName, answer.value.base64);
  };
  return {
    title: page.value?.title,
    html: page.value?.html,
    trouble: trouble ?? page.trouble,
    busy,
    again: page.again,
    print,
    savePdf,
  };
}
