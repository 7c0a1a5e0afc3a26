import { type ReactNode, useEffect, useRef } from 'react';
import type { ComboItem } from './combobox.tsx';
import { Icon } from './icon.tsx';

interface ComboListProps {
  readonly id: string;
  readonly label: string;
  readonly items: readonly ComboItem[];
  readonly active: number;
  readonly onPoint: (index: number) => void;
  readonly onPick: (item: ComboItem) => void;
  readonly none: ReactNode;
}

/** What was found, below the field that is typed in. */
export function ComboList({ id, label, items, active, onPoint, onPick, none }: ComboListProps) {
  const place = useRef<HTMLUListElement>(null);
  useEffect(() => {
    place.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul
      ref={place}
      id={id}
      role="listbox"
      aria-label={label}
      className="combo-list scroll-thin"
      // The field keeps the focus, also while the list is scrolled by its bar.
      onPointerDown={(event) => event.preventDefault()}
    >
      {items.map((item, index) => (
        <li
          key={item.id}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === active}
          className="combo-option"
          onPointerMove={() => onPoint(index)}
          onPointerDown={() => onPick(item)}
        >
          {item.icon === undefined ? null : <Icon name={item.icon} />}
          <span className="ellipsis" title={item.title}>
            {item.title}
          </span>
          <span className="combo-detail">{item.detail}</span>
        </li>
      ))}
      {items.length === 0 && none !== undefined ? <li className="combo-none">{none}</li> : null}
    </ul>
  );
}
