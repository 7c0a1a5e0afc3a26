/** One press: a key with what is held down. `mod` is Command on a Mac and Ctrl elsewhere. */
interface Press {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** Whether this keyboard has a Command key. */
const onMac: boolean = /mac/i.test(navigator.platform);

/** Reads `Ctrl+Shift+P`, `?` or `G T` (G, then T) as presses, one after the other. */
export function readKeys(keys: string): readonly Press[] {
  return keys.split(' ').map((part) => {
    const names = part === '+' ? ['+'] : part.split('+');
    return {
      key: (names.at(-1) ?? '').toLowerCase(),
      mod: names.includes('Ctrl'),
      shift: names.includes('Shift'),
      alt: names.includes('Alt'),
    };
  });
}

/** Whether an event is this press. Shift is ignored where it is needed to reach the sign. */
export function isPress(event: KeyboardEvent, press: Press): boolean {
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey : event.metaKey;
  if (other || mod !== press.mod || event.altKey !== press.alt) return false;
  const shiftCounts = /^[a-z0-9]$/.test(press.key) || press.key.length > 1;
  if (shiftCounts && event.shiftKey !== press.shift) return false;
  return event.key.toLowerCase() === press.key;
}

/** Whether a press is a bare sign, which must stay free for typing. */
export const isBare = (press: Press): boolean => !press.mod && !press.alt && press.key.length === 1;

const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };
const plainSigns: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** Whether a press edits text where text is being typed: undo, copy, select all. */
export const isEditing = (press: Press): boolean =>
  press.mod && !press.alt && ['a', 'c', 'v', 'x', 'y', 'z'].includes(press.key);

/** How keys are printed on a control: `Ctrl K`, `⌘K`, `G then T`. */
export function printKeys(keys: string): string {
  const parts = keys.split(' ').map((part) => {
    const names = part === '+' ? ['+'] : part.split('+');
    const signs = names.map(
      (name) => (onMac ? macSigns[name] : undefined) ?? plainSigns[name] ?? name,
    );
    return signs.join(onMac ? '' : ' ');
  });
  return parts.join(' then ');
}

/** The same keys in the form that assistive technology expects. */
export const ariaKeys = (keys: string): string =>
  keys.includes(' ') ? keys : keys.replace('Ctrl', onMac ? 'Meta' : 'Control');
