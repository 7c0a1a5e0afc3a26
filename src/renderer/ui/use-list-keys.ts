import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface ListKeys {
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** Handles the arrows and Enter; true where the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Nothing is to be picked any more. */
  readonly forget: () => void;
}

interface List {
  readonly count: number;
  /** The rows are those of an earlier text, until the ones for this text are there. */
  readonly isLate: boolean;
  readonly onPick: (index: number) => void;
}

/**
 * Moves through a list below an input while the input keeps the focus. Enter waits for rows that are
 * late, so that a quick hand never picks what was found for half of a name.
 */
export function useListKeys({ count, isLate, onPick }: List): ListKeys {
  const [wanted, setActive] = useState(0);
  const isAwaited = useRef(false);
  const active = count === 0 ? -1 : Math.min(wanted, count - 1);
  useEffect(() => {
    if (isLate || !isAwaited.current) return;
    isAwaited.current = false;
    if (active >= 0) onPick(active);
  });
  const step = (by: number) => {
    if (count > 0) setActive((active + by + count) % count);
  };
  const pick = () => {
    if (isLate) isAwaited.current = true;
    else onPick(active);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    isAwaited.current = false;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (isEnter(event) && (active >= 0 || isLate)) pick();
    else return false;
    event.preventDefault();
    return true;
  };
  const forget = () => {
    isAwaited.current = false;
  };
  return { active, setActive, onKey, forget };
}

const isEnter = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Enter' && !ctrlKey && !metaKey;
