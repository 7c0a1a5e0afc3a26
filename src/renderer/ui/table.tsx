import './table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { moveFrom } from './table-keys.ts';
import { type Column, fitting, TableHead, TableWidths } from './table-parts.tsx';
import { TableRows } from './table-rows.tsx';
import { useWidth } from './use-width.ts';

interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly selectedId: string | undefined;
  readonly onSelect: (row: Row) => void;
  readonly onOpen: (row: Row) => void;
  /** Whether more rows follow these, and how to ask for them. */
  readonly more?: boolean | undefined;
  readonly onMore?: (() => void) | undefined;
}

const headHeight = 30;
const nearEnd = 40;

const rowHeight = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10) || 36;

/**
 * A long list as an account book: one row is selected, arrows move, Enter opens. Only the rows in
 * sight are on the page, so ten thousand scroll like ten.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { label, rows, idOf, selectedId, onSelect, onOpen, more = false, onMore } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const columns = fitting(props.columns, useWidth(scroller));
  const at = rows.findIndex((row) => idOf(row) === selectedId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 16,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    initialOffset: Math.max(0, at - 6) * rowHeight(),
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && lastSeen >= rows.length - nearEnd) onMore?.();
  }, [more, lastSeen, rows.length, onMore]);
  const quiet = useFocusAtOnce(table);
  const onKeyDown = (event: KeyboardEvent) => {
    quiet.end();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== table.current) return;
    const row = rows[at];
    if (event.key === 'Enter' && row !== undefined) onOpen(row);
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight()) - 2;
    const to = moveFrom(event.key, at, rows.length - 1, Math.max(1, page));
    const next = to === undefined ? undefined : rows[to];
    if (to === undefined || next === undefined) return;
    event.preventDefault();
    onSelect(next);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  return (
    <div ref={scroller} className="table-scroller scroll-thin">
      <table
        ref={table}
        role="grid"
        className="table"
        aria-label={label}
        aria-rowcount={more ? -1 : rows.length + 1}
        aria-activedescendant={
          items.some(({ index }) => index === at) ? `${id}-${String(at)}` : undefined
        }
        tabIndex={0}
        data-quiet={quiet.on ? '' : undefined}
        onKeyDown={onKeyDown}
        onBlur={quiet.end}
      >
        <TableWidths columns={columns} />
        <TableHead columns={columns} />
        <TableRows
          id={id}
          columns={columns}
          rows={rows}
          idOf={idOf}
          inSight={items.map(({ index }) => index)}
          selected={at}
          above={(items[0]?.start ?? headHeight) - headHeight}
          below={virtual.getTotalSize() - (items.at(-1)?.end ?? headHeight)}
          onSelect={onSelect}
          onOpen={onOpen}
        />
      </table>
    </div>
  );
}

/** The arrows work at once where nobody is doing anything else, but no ring says so yet. */
function useFocusAtOnce(table: { readonly current: HTMLElement | null }) {
  const [on, setOn] = useState(() => document.activeElement === document.body);
  useEffect(() => {
    if (document.activeElement === document.body) table.current?.focus({ preventScroll: true });
  }, [table]);
  return { on, end: () => setOn(false) };
}
