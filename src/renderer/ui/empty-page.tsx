import './empty-page.css';
import type { ReactNode } from 'react';

interface EmptyPageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The one next step. */
  readonly action?: ReactNode;
  readonly foot?: ReactNode;
}

/** Ruled paper on which nothing is written yet: what will be here, and one next step. */
export const EmptyPage = ({ title, children, action, foot }: EmptyPageProps) => (
  <div className="empty-page">
    <div className="empty-card">
      <h2>{title}</h2>
      <p>{children}</p>
      {action === undefined ? null : <div className="empty-action">{action}</div>}
      {foot === undefined ? null : <p className="empty-foot">{foot}</p>}
    </div>
  </div>
);
