import { Button } from './button.tsx';
import { useCopied } from './use-copied.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied: "Copy the reference". */
  readonly label: string;
}

/** Copies a number that somebody must type elsewhere. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [done, copy] = useCopied(text);
  return (
    <Button
      kind="quiet"
      size="small"
      icon={done ? 'done' : 'copy'}
      label={done ? 'Copied' : label}
      onPress={copy}
    />
  );
}
