import { createBook } from '../../../src/main/book/book.ts';
import { createCustody } from '../../../src/main/book/custody.ts';
import { openNotices } from '../../../src/main/book/notices.ts';
import { createSigner } from '../../../src/main/book/signer.ts';
import { openWitness, witnessPath } from '../../../src/main/book/witness.ts';
import { openDb } from '../../../src/main/db/open.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import type { Stage } from '../../../src/main/safe/verify/stage.ts';
import { type KeptBook, memoriesOf, verifyFile } from '../../support/kept-book.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { createTestClock } from '../../support/test-clock.ts';
import { type Figures, firstDifference, readFigures } from './figures.ts';

/** What became of a damage. `silent` must never be. */
export type Judgement =
  | { readonly kind: 'refused' | 'noticed' | 'found'; readonly by: string }
  | { readonly kind: 'harmless' }
  | { readonly kind: 'silent'; readonly what: string };

/** How closely is looked; a drill with a planted bug looks away somewhere. */
export interface Eyes {
  readonly stages: readonly Stage[];
  /** Whether the desk opens the book first, as it does in life. */
  readonly opens: boolean;
}

/** Opens a damaged book as a desk does, verifies it, and compares what a reader sees. */
export async function judge(
  book: KeptBook,
  ledger: string,
  figures: Figures,
  eyes: Eyes,
): Promise<Judgement> {
  try {
    const alarm = eyes.opens ? await openAsDesk(book, ledger) : null;
    if (alarm !== null) return { kind: 'noticed', by: alarm };
    const verified = verifyFile(ledger, await memoriesOf(book, ledger), eyes.stages);
    const fault = verified.findings.find(({ weight }) => weight === 'fault');
    if (fault !== undefined) return { kind: 'found', by: fault.kind };
  } catch (cause) {
    return { kind: 'refused', by: cause instanceof Error ? cause.message : String(cause) };
  }
  try {
    const what = firstDifference(figures, readFigures(ledger));
    return what === null ? { kind: 'harmless' } : { kind: 'silent', what };
  } catch (cause) {
    return { kind: 'silent', what: `it can’t be read: ${String(cause)}` };
  }
}

/** Opens and closes the book with all that watches over it; answers the alarm that is raised. */
async function openAsDesk(book: KeptBook, ledger: string): Promise<string | null> {
  const db = openDb(ledger);
  const clock = createTestClock('2026-12-01T15:00:00.000Z');
  const randomness = seededRandomness(4_711);
  const secrets = createMemorySecrets();
  for (const [name, value] of book.secrets.kept) secrets.kept.set(name, value);
  const witness = openWitness(witnessPath(ledger));
  try {
    const custody = createCustody({
      ...{ book: createBook(db, clock, randomness), witness, clock },
      signer: createSigner(secrets, randomness),
      complain: () => undefined,
      onNotices: () => undefined,
    });
    await custody.open({ restored: false });
    const kinds = openNotices(db.read).map(({ kind }) => kind);
    // A lost witness is said, but is no alarm: the ledger may be as it was.
    const alarm = kinds.find((kind) => !kind.startsWith('witness-'));
    return alarm ?? null;
  } finally {
    witness.close();
    db.close();
  }
}
