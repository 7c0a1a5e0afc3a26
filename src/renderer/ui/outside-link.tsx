import type { ReactNode } from 'react';

interface OutsideLinkProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** Leads out of the window, into the person's own browser. */
export const OutsideLink = ({ to, children }: OutsideLinkProps) => (
  <a href={to} target="_blank" rel="noreferrer">
    {children}
  </a>
);
