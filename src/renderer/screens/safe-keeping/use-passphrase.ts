import { useState } from 'react';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { passphraseWords as words } from '../../words/safe-keeping.ts';

/** Where somebody stands who makes a passphrase. */
type Step = 'before' | 'shown' | 'reading-back';

/** The making of a passphrase: made, put on paper, read back from it. */
export interface Making {
  readonly step: Step;
  /** Only in the memory of this page, and only until it is on paper. */
  readonly passphrase: string;
  readonly lastGroup: string;
  readonly issue: string | undefined;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly type: (lastGroup: string) => void;
  readonly showAgain: () => void;
  /** The one next step from where it stands. */
  readonly goOn: () => void;
}

interface Options {
  readonly replaces: boolean;
  readonly onDone: () => void;
}

export function useMaking({ replaces, onDone }: Options): Making {
  const [step, setStep] = useState<Step>('before');
  const [passphrase, setPassphrase] = useState('');
  const [lastGroup, setLastGroup] = useState('');
  const [issue, setIssue] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const making = useAct('backups.passphrase');
  const proving = useAct('backups.passphraseOnPaper');
  const make = async () => {
    const answer = await making.act(replaces ? { replace: true } : {});
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    setPassphrase(answer.value.passphrase);
    setStep('shown');
  };
  const prove = async () => {
    const answer = await proving.act({ lastGroup: lastGroup.trim() === '' ? '-' : lastGroup });
    setIssue(answer.ok ? undefined : answer.failure.sentence);
    if (!answer.ok) return;
    say(words.done);
    onDone();
  };
  const busy = making.busy || proving.busy;
  return {
    step,
    passphrase,
    lastGroup,
    issue,
    trouble,
    busy,
    type: setLastGroup,
    showAgain: () => setStep('shown'),
    goOn: () => {
      if (busy) return;
      if (step === 'before') void make();
      else if (step === 'shown') setStep('reading-back');
      else void prove();
    },
  };
}
