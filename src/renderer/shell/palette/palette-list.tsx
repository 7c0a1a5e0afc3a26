import { useEffect, useRef } from 'react';
import { Figure, Money } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { RefundTag } from '../../ui/status-tag.tsx';
import { Marked } from './marked.tsx';
import type { PaletteRow } from './rows.ts';

interface PaletteListProps {
  readonly id: string;
  readonly rows: readonly PaletteRow[];
  readonly text: string;
  readonly list: { readonly active: number; readonly setActive: (index: number) => void };
  readonly onRun: (row: PaletteRow) => void;
}

export function PaletteList({ id, rows, text, list, onRun }: PaletteListProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [list.active]);
  return (
    <div ref={place} id={id} role="listbox" aria-label="Found" className="palette-list scroll-thin">
      {rows.map((row, index) => {
        const heading = row.group === rows[index - 1]?.group ? null : row.group;
        return (
          <div key={row.id} role="presentation">
            {heading === null ? null : (
              <div className="palette-group" role="presentation">
                {heading}
              </div>
            )}
            <div
              id={`${id}-${String(index)}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === list.active}
              className="palette-row"
              onPointerMove={() => list.setActive(index)}
              onPointerDown={(event) => {
                event.preventDefault();
                onRun(row);
              }}
            >
              {row.icon === undefined ? <span /> : <Icon name={row.icon} />}
              <span className="palette-title ellipsis">
                <Marked title={row.title} text={text} />
                {row.detail === undefined ? null : (
                  <span className="palette-detail">
                    {row.group === 'Customers' ? (
                      row.detail
                    ) : (
                      <Marked title={row.detail} text={text} />
                    )}
                  </span>
                )}
              </span>
              <RowEnd row={row} active={index === list.active} />
            </div>
          </div>
        );
      })}
    </div>
  );
}

const RowEnd = ({ row, active }: { readonly row: PaletteRow; readonly active: boolean }) => (
  <span className="palette-end">
    {row.upToMinor === undefined ? null : (
      <span>
        up to <Money of={row.upToMinor} />
      </span>
    )}
    {row.amountMinor === undefined ? null : <Figure of={row.amountMinor} />}
    {row.refundStanding === undefined ? null : (
      <RefundTag plain of={{ standing: row.refundStanding }} />
    )}
    {active ? <Kbd keys="Enter" /> : row.keys === undefined ? null : <Kbd keys={row.keys} />}
  </span>
);
