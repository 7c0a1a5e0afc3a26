import { createHash } from 'node:crypto';
import { idText, type RawFact } from './fact-pages.ts';
import { demandRising } from './rising.ts';
import type { Checking, Stage } from './stage.ts';

const page = 1000;

/** The words beside an entry are those whose salted hash it holds. Words may be erased. */
export const wordsStage: Stage = {
  name: 'words',
  says: 'Checking the words',
  begin(checking) {
    const words = snapshots(checking);
    let next = words.next();
    return {
      fact(fact) {
        while (next.done !== true && next.value.n < fact.n) next = strayed(checking, words);
        if (next.done === true || next.value.n !== fact.n) return;
        compare(checking, fact, next.value);
        next = words.next();
      },
      conclude() {
        while (next.done !== true) next = strayed(checking, words);
      },
    };
  },
};

interface Snapshot {
  readonly n: number;
  readonly salt: Buffer;
  readonly text: string;
}

function strayed(
  { fault }: Checking,
  words: Iterator<Snapshot, undefined>,
): IteratorResult<Snapshot, undefined> {
  fault('words-changed', 'There are words that belong to no entry.');
  return words.next();
}

function compare(checking: Checking, fact: RawFact, { salt, text }: Snapshot): void {
  const { naming, chains, fault } = checking;
  const held = fact.parsed?.['text'];
  if (createHash('sha256').update(salt).update(text).digest('hex') === held) return;
  const name = naming.entry(fact, chains.get(fact.chain)?.code ?? '');
  fault('words-changed', `The words of ${name} are not the ones that were written with it.`, {
    factId: idText(fact.id),
  });
}

function* snapshots({ look }: Checking): Generator<Snapshot, undefined> {
  let after = 0;
  for (;;) {
    const rows = look.rows(
      `select n, salt, text from snapshot where n > ? order by n limit ${String(page)}`,
      after,
    );
    if (rows.length === 0) return undefined;
    for (const [n, salt, text] of rows) {
      demandRising(Number(n) > after, 'snapshot');
      after = Number(n);
      yield { n: after, salt: Buffer.isBuffer(salt) ? salt : Buffer.alloc(0), text: String(text) };
    }
  }
}
