import './note.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoteKind = 'warning' | 'bad' | 'info' | 'good';

interface NoteProps {
  readonly kind: NoteKind;
  /** The point, in bold, before the sentence. */
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Read out at once, because it came up while somebody was working. */
  readonly live?: boolean | undefined;
}

const icons: Readonly<Record<NoteKind, IconName>> = {
  warning: 'warning',
  bad: 'octagon',
  info: 'info',
  good: 'circle-full',
};

/** Something in the page that must be noticed: what is so, why, and what to do. */
export const Note = ({ kind, title, children, live = false }: NoteProps) => (
  <div className={`note note-${kind}`} role={live ? 'alert' : undefined}>
    <Icon name={icons[kind]} />
    <div>
      {title === undefined ? null : <b>{title}</b>} {children}
    </div>
  </div>
);

interface BannerProps {
  readonly kind: 'practice' | 'lost' | 'wait' | 'bad' | 'plain';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

const bannerIcons: Readonly<Record<BannerProps['kind'], IconName>> = {
  practice: 'info',
  lost: 'offline',
  wait: 'warning',
  bad: 'octagon',
  plain: 'info',
};

/** Read out at once: the work does not go on as it did. */
const urgent: ReadonlySet<BannerProps['kind']> = new Set(['lost', 'wait', 'bad']);

/** One line over the whole window: a mode that it is in. */
export const Banner = ({ kind, title, children, action }: BannerProps) => (
  <div className={`banner banner-${kind}`} role={urgent.has(kind) ? 'alert' : 'status'}>
    <Icon name={bannerIcons[kind]} />
    <span>
      <b>{title}</b> {children}
    </span>
    <span className="banner-action">{action}</span>
  </div>
);
