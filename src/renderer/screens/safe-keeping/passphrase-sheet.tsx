import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { passphraseWords as words } from '../../words/safe-keeping.ts';
import { PassphraseSteps } from './passphrase-steps.tsx';
import { type Making, useMaking } from './use-passphrase.ts';

interface PassphraseSheetProps {
  /** There is one already, which older backups still need. */
  readonly replaces: boolean;
  readonly onClose: () => void;
}

/** Makes the passphrase, and sees to it that it is on paper. */
export function PassphraseSheet({ replaces, onClose }: PassphraseSheetProps) {
  // Once it is made there is one, which must not turn this sheet into another.
  const [replacing] = useState(replaces);
  const [leaving, setLeaving] = useState(false);
  const making = useMaking({ replaces: replacing, onDone: onClose });
  const leave = () => (making.step === 'before' ? onClose() : setLeaving(true));
  useKeys(making.step === 'shown' ? { P: () => window.print() } : {}, 'sheet');
  return (
    <>
      <SideSheet
        title={replacing ? words.replaceTitle : words.makeTitle}
        onClose={leave}
        onConfirm={making.goOn}
        footer={<GoOn making={making} />}
      >
        <PassphraseSteps making={making} replaces={replacing} />
      </SideSheet>
      <Leaving open={leaving} onStay={() => setLeaving(false)} onLeave={onClose} />
    </>
  );
}

/** The one next step. */
export const GoOn = ({ making }: { readonly making: Making }) => (
  <Button kind="primary" size="big" keys="Ctrl+Enter" busy={making.busy} onPress={making.goOn}>
    {making.step === 'before' ? words.makeIt : making.step === 'shown' ? words.haveIt : words.prove}
  </Button>
);

interface LeavingProps {
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** What is lost when somebody goes before it is on paper can't be had back. */
export const Leaving = ({ open, onStay, onLeave }: LeavingProps) => (
  <Dialog
    title={words.leaveTitle}
    open={open}
    onClose={onStay}
    footer={
      <>
        <Button keys="Escape" autoFocus onPress={onStay}>
          {words.stay}
        </Button>
        <Button onPress={onLeave}>{words.leave}</Button>
      </>
    }
  >
    <p>{words.leaveText}</p>
  </Dialog>
);
