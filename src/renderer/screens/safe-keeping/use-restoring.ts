import { useState } from 'react';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useLongWork } from '../../bridge/long-work.ts';
import { restoreWords as words } from '../../words/safe-keeping.ts';
import type { Backup } from './use-sheet.ts';

interface Options {
  readonly backup: Backup | undefined;
  readonly onReady: () => void;
}

/** What is typed for a restore. None of it is kept: a passphrase belongs on paper only. */
export function useRestoring({ backup, onReady }: Options) {
  const work = useLongWork('backups.restore');
  const [file, setFile] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [evenSo, setEvenSo] = useState(false);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const isMissing = trouble?.kind === 'not-a-backup' && trouble.because === 'needs-passphrase';
  const isWrong = trouble?.kind === 'wrong-passphrase';
  const asksPassphrase =
    (backup?.encrypted ?? file.trim().endsWith('.backup')) || isMissing || isWrong;
  const own = {
    file: backup === undefined && file.trim() === '' ? words.fileNeeded : undefined,
    passphrase: asksPassphrase && passphrase.trim() === '' ? words.passphraseNeeded : undefined,
  };
  const confirm = async () => {
    setTried(true);
    if (own.file !== undefined || own.passphrase !== undefined) return;
    const which = backup === undefined ? { file: file.trim() } : { id: backup.id };
    const answer = await work.begin({
      attemptId: crypto.randomUUID(),
      ...which,
      ...(asksPassphrase ? { passphrase } : {}),
      ...(evenSo ? { evenSo } : {}),
    });
    if (answer === null) return;
    setTried(false);
    setTrouble(answer.ok ? undefined : answer.failure);
    if (answer.ok) onReady();
  };
  const fileTrouble = issueAt(trouble, 'file');
  const atField = isWrong || isMissing || trouble?.kind === 'invalid-input';
  return {
    file,
    setFile,
    passphrase,
    setPassphrase,
    evenSo,
    setEvenSo,
    asksPassphrase,
    /** Only a plain copy that does not hold together is taken even so. */
    mayEvenSo: evenSo || (trouble?.kind === 'not-a-backup' && trouble.because === 'changed'),
    issues: {
      file: (tried ? own.file : undefined) ?? fileTrouble,
      passphrase:
        (tried ? own.passphrase : undefined) ??
        (isWrong ? trouble.sentence : isMissing ? words.passphraseNeeded : undefined),
    },
    refused: trouble === undefined || atField ? undefined : trouble.sentence,
    running: work.running,
    progress: work.progress,
    confirm: () => void confirm(),
  };
}

export type Restoring = ReturnType<typeof useRestoring>;
