import { Note } from './note.tsx';

/** Said where something was confirmed and nobody knows yet what became of it. */
export const NoAnswer = () => (
  <Note kind="warning" title="You confirmed this, and no answer came." live>
    It may be in the book already. Ask again: it is never done twice.
  </Note>
);
