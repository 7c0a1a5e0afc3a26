import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ReadPdf {
  readonly pages: number;
  /** Its words in a row, or null where this computer has nothing that can read them. */
  readonly text: string | null;
}

/** Reads a PDF as far as this computer can: its pages always, its words with `pdftotext`. */
export function readPdf(file: string): ReadPdf {
  const bytes = readFileSync(file).toString('latin1');
  if (!bytes.startsWith('%PDF-')) throw new Error('This is no PDF.');
  return { pages: [...bytes.matchAll(/\/Type\s*\/Page\b/g)].length, text: words(file) };
}

/** A program of its own, which many computers have. */
const reader = 'pdftotext';

function words(file: string): string | null {
  try {
    const text = execFileSync(reader, ['-layout', file, '-'], { encoding: 'utf8' });
    return text.replaceAll(/\s+/g, ' ');
  } catch {
    return null;
  }
}
