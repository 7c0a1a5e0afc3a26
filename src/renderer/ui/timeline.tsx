import './timeline.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface TimelineItem {
  readonly id: string;
  readonly icon: IconName;
  readonly text: ReactNode;
  /** When and by whom: `14 Jul 11:09 · Joel`. */
  readonly when: ReactNode;
  readonly note?: ReactNode;
}

/** What happened, newest first. */
export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <ol className="timeline">
    {items.map((item) => (
      <li key={item.id}>
        <Icon name={item.icon} />
        <div className="timeline-text">{item.text}</div>
        <div className="timeline-when">{item.when}</div>
        {item.note === undefined ? null : <div className="timeline-note">{item.note}</div>}
      </li>
    ))}
  </ol>
);
