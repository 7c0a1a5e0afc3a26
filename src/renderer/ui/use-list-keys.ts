import { type KeyboardEvent, useState } from 'react';

interface ListKeys {
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** Handles the arrows and Enter; true where the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Moves through a list below an input while the input keeps the focus. */
export function useListKeys(count: number, onPick: (index: number) => void): ListKeys {
  const [wanted, setActive] = useState(0);
  const active = count === 0 ? -1 : Math.min(wanted, count - 1);
  const step = (by: number) => {
    if (count > 0) setActive((active + by + count) % count);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && active >= 0 && !event.ctrlKey && !event.metaKey)
      onPick(active);
    else return false;
    event.preventDefault();
    return true;
  };
  return { active, setActive, onKey };
}
