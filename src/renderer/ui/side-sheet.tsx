import './side-sheet.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { useKeys } from './use-keys.ts';

interface SideSheetProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Esc and Close: leaves and keeps the draft. */
  readonly onClose: () => void;
  /** What Ctrl+Enter does. */
  readonly onConfirm?: (() => void) | undefined;
  /** The form, on the left. */
  readonly children: ReactNode;
  /** What will happen, on the right. */
  readonly aside?: ReactNode;
  /** At the left of the buttons: where this is saved. */
  readonly footnote?: ReactNode;
  readonly footer: ReactNode;
}

/** A form that comes from the right edge and pushes: the record beside it stays readable. */
export function SideSheet(props: SideSheetProps) {
  const id = useId();
  const sheet = useRef<HTMLElement>(null);
  useKeys({ 'Ctrl+Enter': props.onConfirm, Escape: props.onClose }, 'sheet');
  // Taken before the sheet is there, or a field that took the focus at once would be meant.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const inside = sheet.current;
    if (inside !== null && !inside.contains(document.activeElement)) {
      const first = inside.querySelector<HTMLElement>(
        '.side-sheet-form :is(input:not([tabindex="-1"]), textarea, select, button)',
      );
      (first ?? inside).focus();
    }
    return () => {
      // Whoever came from a button or a row goes back to it.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);
  return (
    <section ref={sheet} className="side-sheet" aria-labelledby={id} tabIndex={-1}>
      <header className="side-sheet-head">
        <h2 id={id}>{props.title}</h2>
        <span className="side-sheet-about ellipsis">{props.subtitle}</span>
        <Button kind="quiet" keys="Escape" onPress={props.onClose}>
          Close
        </Button>
      </header>
      <div className="side-sheet-body" data-aside={props.aside === undefined ? undefined : ''}>
        <div className="side-sheet-form scroll-thin">{props.children}</div>
        {props.aside === undefined ? null : (
          <div className="side-sheet-aside scroll-thin">{props.aside}</div>
        )}
      </div>
      <footer className="side-sheet-foot">
        <span className="side-sheet-note">{props.footnote}</span>
        {props.footer}
      </footer>
    </section>
  );
}

interface BesideProps {
  /** The record that the sheet is about. */
  readonly children: ReactNode;
  /** The sheet, while one is open. */
  readonly sheet: ReactNode;
}

/** A record and, while it is open, the sheet that pushes it aside. */
export const Beside = ({ children, sheet }: BesideProps) => (
  <div className="beside">
    <div className="beside-record">{children}</div>
    {sheet}
  </div>
);
