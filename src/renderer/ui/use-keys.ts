import { useEffect, useRef } from 'react';
import { isBare, isEditing, isPress, readKeys } from './keys.ts';

/** What happens at which keys; a binding that is undefined is not there now. */
export type KeyBindings = Readonly<Record<string, (() => void) | undefined>>;

/** Who hears a key first: the nearest layer. */
export type KeyLayer = 'window' | 'page' | 'sheet' | 'dialog';

interface Listener {
  readonly layer: number;
  readonly alone: boolean;
  readonly bindings: () => KeyBindings;
}

const layers: Readonly<Record<KeyLayer, number>> = { window: 0, page: 1, sheet: 2, dialog: 3 };
const listeners: Listener[] = [];
const sequenceMs = 1200;
let bareKeysOn = true;
let begun: { readonly key: string; readonly at: number } | undefined;

/** Single-letter keys can be switched off, for people who speak or whose hands tremble. */
export function allowBareKeys(allowed: boolean): void {
  bareKeysOn = allowed;
}

/** Places where a letter means typing or jumping to an item. */
const takesLetters =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=listbox], [role=menu], [aria-haspopup=listbox]';

const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest(takesLetters) !== null;

function hears(event: KeyboardEvent, keys: string, typing: boolean): boolean {
  const presses = readKeys(keys);
  const [first, second] = presses;
  if (first === undefined) return false;
  if (isBare(first) && (typing || !bareKeysOn)) return false;
  if (typing && isEditing(first)) return false;
  if (second === undefined) return isPress(event, first);
  const fresh = begun !== undefined && event.timeStamp - begun.at < sequenceMs;
  return fresh && begun?.key === first.key && isPress(event, second);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event);
  for (const listener of listeners.toSorted((a, b) => b.layer - a.layer)) {
    const bindings = Object.entries(listener.bindings());
    // Two presses in a row win over one: after G, an I goes to the invoices.
    const sorted = bindings.toSorted(
      ([a], [b]) => Number(b.includes(' ')) - Number(a.includes(' ')),
    );
    for (const [keys, run] of sorted) {
      if (run === undefined || !hears(event, keys, typing)) continue;
      event.preventDefault();
      begun = undefined;
      run();
      return;
    }
    if (listener.alone) return;
  }
  begun = typing ? undefined : { key: event.key.toLowerCase(), at: event.timeStamp };
}

/** Ctrl+Enter is heard first: a closed list takes every Enter for a press that opens it. */
function onConfirm(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (event.target instanceof Element && event.target.closest('[role=listbox], [role=menu]')) {
    return;
  }
  onKeyDown(event);
  if (event.defaultPrevented) event.stopPropagation();
}

function listen(listener: Listener): () => void {
  if (listeners.length === 0) {
    window.addEventListener('keydown', onConfirm, true);
    window.addEventListener('keydown', onKeyDown);
  }
  // The newest of a layer hears first.
  listeners.unshift(listener);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
    if (listeners.length > 0) return;
    window.removeEventListener('keydown', onConfirm, true);
    window.removeEventListener('keydown', onKeyDown);
  };
}

/**
 * Binds keys while the component is on screen. `alone` keeps every key from the layers behind,
 * as a dialog must.
 */
export function useKeys(bindings: KeyBindings, layer: KeyLayer, alone = false): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(
    () => listen({ layer: layers[layer], alone, bindings: () => latest.current }),
    [layer, alone],
  );
}
