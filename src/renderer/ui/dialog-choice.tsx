import { Button } from './button.tsx';

interface DialogChoiceProps {
  /** What leaving it is called, and what doing it. */
  readonly keep: string;
  readonly verb: string;
  readonly busy: boolean;
  /** Why it can't be done now. */
  readonly why?: string | undefined;
  readonly onKeep: () => void;
  readonly onDo: () => Promise<void>;
}

/** The two ways out of a dialog: the safe one first. */
export const DialogChoice = ({ keep, verb, busy, why, onKeep, onDo }: DialogChoiceProps) => (
  <>
    <Button keys="Escape" onPress={onKeep}>
      {keep}
    </Button>
    <Button kind="primary" keys="Ctrl+Enter" busy={busy} why={why} onPress={() => void onDo()}>
      {verb}
    </Button>
  </>
);
