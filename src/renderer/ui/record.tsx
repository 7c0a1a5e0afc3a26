import './record.css';
import type { ReactNode } from 'react';

interface RecordBodyProps {
  readonly children: ReactNode;
  /** Beside the record where there is room, below it elsewhere: its history, why something can't be. */
  readonly aside?: ReactNode;
}

/** The page of one record: what it is on the left, what happened to it on the right. */
export const RecordBody = ({ children, aside }: RecordBodyProps) => (
  <div className="record scroll-thin">
    <div className="record-grid" data-aside={aside === undefined ? undefined : ''}>
      <div className="record-main">{children}</div>
      {aside === undefined ? null : (
        <aside className="record-aside" aria-label="History and more">
          {aside}
        </aside>
      )}
    </div>
  </div>
);

interface RecordLeadProps {
  /** The figure that the record is about. */
  readonly amount: ReactNode;
  readonly tag?: ReactNode;
  /** From whom, to whom, when. */
  readonly children: ReactNode;
}

/** The first lines of a record: how much, in what state, from whom and when. */
export const RecordLead = ({ amount, tag, children }: RecordLeadProps) => (
  <div className="record-lead">
    <div className="record-lead-row">
      {amount}
      <span className="record-lead-tag">{tag}</span>
    </div>
    <p className="soft">{children}</p>
  </div>
);
