import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';
import { useCopied } from './use-copied.ts';

interface CopyWordsProps {
  readonly text: string;
  /** What stands on the button, before and after. */
  readonly children: string;
  readonly done: string;
  readonly icon?: IconName;
}

/** Copies something to be sent on, and says on the button that it did. */
export function CopyWords({ text, children, done, icon = 'copy' }: CopyWordsProps) {
  const [copied, copy] = useCopied(text);
  return (
    <Button icon={copied ? 'done' : icon} onPress={copy}>
      {copied ? done : children}
    </Button>
  );
}
