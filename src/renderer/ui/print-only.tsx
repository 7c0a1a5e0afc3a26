import './print-only.css';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** A sheet that is not on screen and stands alone on paper: whoever prints the page prints this. */
export const PrintOnly = ({ children }: { readonly children: ReactNode }) =>
  createPortal(<div className="print-only">{children}</div>, document.body);
