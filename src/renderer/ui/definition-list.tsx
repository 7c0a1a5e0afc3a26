import './definition-list.css';
import type { ReactNode } from 'react';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

/** What is known of a record, term by term. A value of null or undefined is left out. */
export const DefinitionList = ({ items }: { readonly items: readonly Definition[] }) => (
  <dl className="definitions">
    {items.map(({ term, value }) =>
      value === null || value === undefined || value === '' ? null : (
        <div key={term} className="definition">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
);
