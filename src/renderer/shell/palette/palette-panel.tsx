import { type KeyboardEvent, useId, useState } from 'react';
import { useFind } from '../../bridge/find.ts';
import { commandsNow } from '../../state/commands.ts';
import { useIsNothing } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { windowWords as words } from '../../words/window.ts';
import { goTo } from '../location.ts';
import { PaletteKinds, kinds } from './palette-kinds.tsx';
import { PaletteList } from './palette-list.tsx';
import { type PaletteKind, paletteRows, type PaletteRow, refundWish } from './rows.ts';

interface PalettePanelProps {
  readonly begin: string;
  readonly onClose: () => void;
}

const mostFound = 20;

/** What fits the text: what the desk found, and what can be done with it. */
function useRows(text: string, kind: PaletteKind) {
  const isNothing = useIsNothing();
  const wish = refundWish(text);
  const saysMore = text.trim() !== '';
  const plain = useFind(text, { limit: mostFound, when: saysMore });
  const wished = useFind(wish ?? '', {
    kinds: ['payment', 'customer'],
    limit: mostFound,
    when: wish !== null,
  });
  const rows = [...(wish === null ? [] : wished.rows), ...(saysMore ? plain.rows : [])];
  const found = [...new Map(rows.map((row) => [`${row.kind} ${row.id}`, row])).values()];
  const isSomething = (amountMinor: number) => !isNothing(amountMinor);
  return {
    rows: paletteRows({ text, kind, commands: commandsNow(), found, isSomething, goTo }),
    isLate: plain.busy || wished.busy,
  };
}

export function PalettePanel({ begin, onClose }: PalettePanelProps) {
  const [text, setText] = useState(begin);
  const [kind, setKind] = useState<PaletteKind>('all');
  const listId = useId();
  const { rows, isLate } = useRows(text, kind);
  const run = (row: PaletteRow | undefined) => {
    if (row === undefined) return;
    onClose();
    // After the palette has given the focus back, so that the new page can take it.
    setTimeout(row.run);
  };
  const list = useListKeys({ count: rows.length, isLate, onPick: (index) => run(rows[index]) });
  const change = (next: string) => {
    setText(next);
    list.setActive(0);
  };
  const byNumber = kinds.map((entry, index) => [
    `Ctrl+${String(index + 1)}`,
    () => {
      setKind(entry.kind);
      list.setActive(0);
    },
  ]);
  useKeys({ ...Object.fromEntries(byNumber), Escape: onClose, 'Ctrl+K': onClose }, 'dialog', true);
  const onKeyDown = (event: KeyboardEvent) => {
    list.onKey(event);
  };
  return (
    <>
      <div className="palette-ask">
        <Icon name="search" />
        <input
          className="palette-input"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={rows.length === 0 ? undefined : `${listId}-${String(list.active)}`}
          aria-label={words.find}
          placeholder={words.findPlaceholder}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Escape" />
      </div>
      <PaletteKinds kind={kind} onKind={setKind} />
      <PaletteList id={listId} rows={rows} text={text} list={list} onRun={run} />
      <footer className="palette-foot">
        <span>
          <Kbd keys="ArrowUp" />
          <Kbd keys="ArrowDown" /> move
        </span>
        <span>
          <Kbd keys="Enter" /> open
        </span>
        <span>
          <Kbd keys="Ctrl+1" /> to <Kbd keys="7" /> narrow
        </span>
        <span className="palette-count" role="status">
          {rows.length === 0 ? 'Nothing found in this book' : `${String(rows.length)} found`}
        </span>
      </footer>
    </>
  );
}
