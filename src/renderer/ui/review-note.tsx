import { Link } from 'wouter';
import { Note } from './note.tsx';
import { hrefOf } from './places.ts';

interface ReviewNoteProps {
  /** What contradicts about this record. */
  readonly rows: readonly { readonly id: string; readonly sentence: string }[];
}

/** On a record: what contradicts, and the way to where it is decided. Work goes on meanwhile. */
export const ReviewNote = ({ rows }: ReviewNoteProps) =>
  rows.length === 0 ? null : (
    <Note kind="warning" title="Needs review.">
      {rows.map(({ id, sentence }) => (
        <span key={id} className="note-line">
          {sentence} <Link href={hrefOf('exception', id) ?? ''}>See both entries</Link>
        </span>
      ))}
    </Note>
  );
