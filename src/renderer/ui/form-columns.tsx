import './form-columns.css';
import type { ReactNode } from 'react';

interface FormColumnsProps {
  /** The fields, on the left. */
  readonly fields: ReactNode;
  /** What they lead to, on the right. */
  readonly children: ReactNode;
}

/** A page to fill in, with what follows from it beside it. */
export const FormColumns = ({ fields, children }: FormColumnsProps) => (
  <div className="form-page scroll-thin">
    <div className="form-columns">
      <div className="form-fields">{fields}</div>
      <div>{children}</div>
    </div>
  </div>
);
