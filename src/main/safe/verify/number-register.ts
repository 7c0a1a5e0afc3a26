import type { NumberEntry } from '../../../shared/contract/calls/ledger.ts';
import { documentNumber, type Series, seriesPrefix } from '../../../shared/ledger/number.ts';
import { allChains } from '../../book/chains.ts';
import type { Look } from '../../db/look.ts';
import { readBegun } from './walked.ts';
import { factPages, type RawFact } from './fact-pages.ts';
import { createMarks, type NumberMarks, takeApart } from './number-marks.ts';
import { type MadeNumber, numberEnded, numbersMade } from './numbers-made.ts';
import { nameOf, reasonOf } from './register-words.ts';
import { uncountedFacts } from './uncounted.ts';

/** The numbers of a book that are not what one would expect, each with why. */
export interface NumberRegister {
  readonly series: ReadonlyArray<{
    readonly prefix: string;
    readonly series: string;
    readonly last: number;
    readonly used: number;
  }>;
  readonly rows: readonly NumberEntry[];
  readonly more: number;
}

interface Gathered {
  readonly marks: Map<string, NumberMarks>;
  /** Numbers that were printed more than once; often only a draft and what became of it. */
  readonly again: Map<string, Set<string>>;
  readonly rows: NumberEntry[];
}

/** Goes through all entries and gathers the numbers that need a word. */
export function readRegister(look: Look, limit: number): NumberRegister {
  const unread = new Set(look.rows('select n from unread').map(([n]) => Number(n)));
  const uncounted = uncountedFacts(look, unread);
  const all: Gathered = { marks: new Map(), again: new Map(), rows: [] };
  for (const page of factPages(look)) {
    for (const fact of page) gather(look, all, fact, uncounted.has(fact.n));
  }
  addTwice(look, all);
  addSkipped(all);
  addLost(look, all);
  const rows = all.rows.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  return {
    series: [...all.marks.values()]
      .map(({ prefix, series, last, used }) => ({ prefix, series, last, used }))
      .toSorted((a, b) => (`${a.prefix} ${a.series}` < `${b.prefix} ${b.series}` ? -1 : 1)),
    rows: rows.slice(0, limit),
    more: Math.max(rows.length - limit, 0),
  };
}

function gather(look: Look, all: Gathered, fact: RawFact, isUncounted: boolean): void {
  const signed = () => ({ on: fact.businessDay, by: nameOf(look, fact.actor) });
  for (const made of numbersMade(fact)) {
    if (!markNumber(all, made.number)) all.again.set(made.number, new Set());
    if (!isUncounted) continue;
    all.rows.push({
      number: made.number,
      kind: 'uncounted',
      why: 'Another desk had done the same; that one counts, and this number stands for nothing.',
      ...signed(),
    });
  }
  const ended = isUncounted ? null : numberEnded(fact);
  if (ended === null) return;
  const { kind, says, made } = ended;
  const reason = reasonOf(look, fact.n);
  const why = reason === null ? `${says}.` : `${says}: ${reason}`;
  all.rows.push({
    number: made.number,
    kind,
    why,
    about: {
      kind: made.kind,
      id: made.id,
    },
    ...signed(),
  });
  const notes = fact.parsed?.['creditNotes'];
  for (const note of Array.isArray(notes) ? (notes as { number: string }[]) : []) {
    all.rows.push({
      number: note.number,
      kind: 'taken-back',
      why: `The refund ${made.number} that it belonged to was taken back.`,
      ...signed(),
    });
  }
}

/** Marks a number as printed; false where it was before. */
function markNumber({ marks }: Gathered, number: string): boolean {
  const apart = takeApart(number);
  if (apart === null) return true;
  const { prefix, series, count } = apart;
  const key = `${prefix} ${series}`;
  const known = marks.get(key) ?? createMarks(prefix, series);
  marks.set(key, known);
  return known.mark(count);
}

/** A number is used twice where two different records bear it; a draft and its refund are one. */
function addTwice(look: Look, all: Gathered): void {
  if (all.again.size === 0) return;
  const kinds = new Map<string, MadeNumber>();
  for (const page of factPages(look)) {
    for (const made of page.flatMap(numbersMade)) {
      all.again.get(made.number)?.add(made.id);
      if (all.again.has(made.number)) kinds.set(made.number, made);
    }
  }
  for (const [number, ids] of all.again) {
    if (ids.size < 2) continue;
    all.rows.push({
      number,
      kind: 'twice',
      why: `${String(ids.size)} records bear this number: a ${kinds.get(number)?.kind ?? 'record'} each.`,
    });
  }
}

function addSkipped({ marks, rows }: Gathered): void {
  for (const one of marks.values()) {
    for (const count of one.gaps()) {
      rows.push({
        number: documentNumber(one.prefix, one.series as Series, count),
        kind: 'skipped',
        why: 'No entry in this book prints it, though later ones are there. Run Verify.',
      });
    }
  }
}

/** What was written after a point to which the ledger was set back printed numbers, too. */
function addLost(look: Look, { rows }: Gathered): void {
  const chains = allChains(look.read);
  for (const [desk, body] of look.rows(
    `select lower(hex(chain.desk)), fact.body from fact join chain on chain.n = fact.chain
     where fact.seq = 1 and fact.type = 'epoch-begun' and fact.v = 1`,
  )) {
    const begun = readBegun(String(body));
    const known = begun?.witnessed;
    if (begun === null || known === undefined) continue;
    const chain = chains.find(
      (one) => one.desk.replaceAll('-', '') === desk && one.epoch === known.epoch,
    );
    const here = chain === undefined ? 0 : lastSeq(look, chain.n);
    if (here >= known.seq) continue;
    const prefix = seriesPrefix(begun.deskCode, known.epoch);
    rows.push({
      number: `${prefix}-…`,
      kind: 'skipped',
      why: `Up to ${String(known.seq - here)} entries of this series are not in this book, because the ledger was set back. The numbers they printed stay used.`,
    });
  }
}

const lastSeq = (look: Look, chain: number): number =>
  Number(look.rows('select coalesce(max(seq), 0) from fact where chain = ?', chain)[0]?.[0] ?? 0);
