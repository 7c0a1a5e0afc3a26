import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptBook } from '../../support/kept-book.ts';
import { writeKeptBook } from '../../support/kept-book.ts';
import { type Figures, readFigures } from './figures.ts';

/** A real ledger in a state in which it may be met, with everything that lies beside it. */
export interface Sample {
  readonly name: 'closed' | 'crashed';
  readonly book: KeptBook;
  /** Name of each file by what it becomes beside a copy. */
  readonly files: Readonly<Record<string, string>>;
  readonly figures: Figures;
}

/** Everything that a damage may need: a closed book, one that crashed, and parts of others. */
export interface Samples {
  readonly closed: Sample;
  readonly crashed: Sample;
  /** The log of another business’s ledger, and one that this ledger had earlier. */
  readonly foreignLog: string;
  readonly earlierLog: string;
  /** This ledger as it was halfway through. */
  readonly earlier: string;
}

const acts = 240;

/** Writes the samples of a seed into a folder. */
export async function writeSamples(folder: string, seed: number): Promise<Samples> {
  const at = (name: string) => join(folder, name);
  const closing = at('closed');
  const book = await writeKeptBook(closing, seed, acts, {
    half: (file) => {
      cpSync(file, at('earlier.tillbook'));
      cpSync(`${file}-wal`, at('earlier.tillbook-wal'));
    },
    end: (file) => {
      cpSync(file, at('crashed.tillbook'));
      cpSync(`${file}-wal`, at('crashed.tillbook-wal'));
      cpSync(file.replace('.tillbook', '.witness'), at('crashed.witness'));
    },
  });
  const other = at('other');
  await writeKeptBook(other, seed + 1, 30, {
    end: (file) => cpSync(`${file}-wal`, at('foreign-wal')),
  });
  const sample = (name: Sample['name'], base: string): Sample => ({
    name,
    book,
    files: Object.fromEntries(
      ['.tillbook', '.tillbook-wal', '.witness']
        .filter((end) => existsSync(`${base}${end}`))
        .map((end) => [end, `${base}${end}`]),
    ),
    figures: readFigures(book.file),
  });
  return {
    closed: sample('closed', book.file.replace('.tillbook', '')),
    crashed: sample('crashed', at('crashed')),
    foreignLog: at('foreign-wal'),
    earlierLog: at('earlier.tillbook-wal'),
    earlier: at('earlier.tillbook'),
  };
}
