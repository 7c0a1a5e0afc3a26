import './tip.css';
import { type RefObject, useEffect, useRef } from 'react';

interface TipProps {
  readonly id: string;
  readonly of: RefObject<HTMLElement | null>;
  readonly open: boolean;
  readonly children: string;
}

const edge = 8;

/** Puts the tip above its control, or below where there is no room, and inside the window. */
function place(tip: HTMLElement, control: HTMLElement): void {
  const at = control.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const top = at.top > size.height + edge * 2 ? at.top - size.height - 6 : at.bottom + 6;
  const left = Math.min(
    Math.max(edge, at.left + at.width / 2 - size.width / 2),
    window.innerWidth - size.width - edge,
  );
  tip.style.top = `${String(top)}px`;
  tip.style.left = `${String(left)}px`;
}

/** A sentence about a control, above everything else while it is open. */
export function Tip({ id, of, open, children }: TipProps) {
  const tip = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const shown = tip.current;
    if (shown === null || !open) return;
    shown.showPopover();
    if (of.current !== null) place(shown, of.current);
    return () => {
      if (shown.isConnected) shown.hidePopover();
    };
  }, [open, of]);
  return (
    <span ref={tip} id={id} role="tooltip" popover="manual" className="tip">
      {children}
    </span>
  );
}
