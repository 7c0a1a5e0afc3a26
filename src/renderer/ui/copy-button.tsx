import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied: "Copy the reference". */
  readonly label: string;
}

const doneMs = 1500;

/** Copies a number that somebody must type elsewhere. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), doneMs);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    // Where the clipboard is barred, the text can still be selected beside the button.
    setDone(await copyText(text));
  };
  return (
    <Button
      kind="quiet"
      size="small"
      icon={done ? 'done' : 'copy'}
      label={done ? 'Copied' : label}
      onPress={() => void copy()}
    />
  );
}
