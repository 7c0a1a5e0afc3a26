import './list-page.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { useKeys } from './use-keys.ts';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the focus at once: somebody came here to look for something. */
  readonly autoFocus?: boolean | undefined;
}

const settleMs = 60;

const focusTable = (): void => document.querySelector<HTMLElement>('table[role=grid]')?.focus();

/** Narrows a list as one types. `/` leads here, Esc empties it, Down goes on to the rows. */
export function SearchBox({ label, value, onChange, autoFocus }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  useKeys({ '/': () => input.current?.focus() }, 'page');
  useEffect(() => {
    // Set from outside, as when all filters are lifted.
    setText(value);
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text !== value) onChange(text);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') focusTable();
    else if (event.key !== 'Escape') return;
    else if (text === '') focusTable();
    else setText('');
    event.preventDefault();
  };
  return (
    <label className="search-box">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        aria-label={label}
        placeholder={label}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Kbd keys="/" />
    </label>
  );
}
