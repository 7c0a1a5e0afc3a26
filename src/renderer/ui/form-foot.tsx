import './form-foot.css';
import type { ReactNode } from 'react';

interface FormFootProps {
  /** What could not be done, why, and what to do; above the buttons, where the eye is. */
  readonly trouble?: ReactNode;
  /** Where what is typed is kept. */
  readonly note?: ReactNode;
  /** The buttons; the one that confirms last. */
  readonly children: ReactNode;
}

/** The foot of a page that is a form: it stays in sight however long the form is. */
export const FormFoot = ({ trouble, note, children }: FormFootProps) => (
  <footer className="form-foot">
    <div className="form-foot-trouble" aria-live="assertive">
      {trouble}
    </div>
    <span className="form-foot-note">{note}</span>
    {children}
  </footer>
);
