import './section.css';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  /** At the right of the title, small: how many, since when, how it is reckoned. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page: its title stands on an ink rule. */
export const Section = ({ title, aside, children }: SectionProps) => (
  <section className="section">
    <header className="section-head">
      <h2>{title}</h2>
      {aside === undefined ? null : <span className="section-aside">{aside}</span>}
    </header>
    {children}
  </section>
);
