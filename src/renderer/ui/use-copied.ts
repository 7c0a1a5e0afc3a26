import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';

const doneMs = 1500;

/** Whether a text was copied just now, and how to copy it. */
export function useCopied(text: string): readonly [boolean, () => void] {
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
  return [done, () => void copy()];
}
