import './part-rows.css';
import type { ReactNode } from 'react';

interface PartRowsProps {
  readonly label: string;
  /** What the fields of each row are, from left to right. */
  readonly heads: readonly [string, string];
  readonly children: ReactNode;
}

/** The parts of an act, each with what is decided about it: narrow enough for a side sheet. */
export const PartRows = ({ label, heads, children }: PartRowsProps) => (
  <fieldset className="part-rows">
    <legend className="hidden-words">{label}</legend>
    <div className="field-cap" aria-hidden>
      <span>{label}</span>
    </div>
    <div className="part-heads" aria-hidden>
      <span>{heads[0]}</span>
      <span>{heads[1]}</span>
    </div>
    <ol>{children}</ol>
  </fieldset>
);

interface PartRowProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  /** Said below: what its figures hold, or why there is nothing to decide. */
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
}

/** One part: what it is and what there is of it, and below that its fields. */
export const PartRow = ({ title, aside, foot, children }: PartRowProps) => (
  <li className="part-row">
    <div className="part-row-head">
      <span className="part-row-title">{title}</span>
      <span className="part-row-aside">{aside}</span>
    </div>
    {children === undefined ? null : <div className="part-row-fields">{children}</div>}
    {foot === undefined || foot === null ? null : <p className="part-row-foot">{foot}</p>}
  </li>
);
