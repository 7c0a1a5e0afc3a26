import type { FactBody } from '../../shared/ledger/fact-types.ts';
import { must } from '../../shared/base/assert.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { factAt } from './facts.ts';
import { type KnownFact, readFact } from './known-fact.ts';
import { fold } from './projections/fold.ts';

// [G63] What Stripe shows of a refund that nobody here has promised is a *stray*: sighted under another
// desk's mark, or taken over. Once entries of the refund itself are here, its strays count for nothing, so
// that its money counts once, whatever came first; where those leave the log again, the strays count
// again. A refusal is one, too: what was refused or called off at one desk, and yet was sent by another
// one, was not refused. Which of them count follows from the facts alone.

type Outside = Extract<KnownFact, { type: 'outside-refund-observed' | 'refund-sighted' }>;
type Refusal = Extract<KnownFact, { type: 'refund-ended' }>;

interface Arrived {
  readonly n: number;
  readonly fact: Fact;
  readonly known: KnownFact;
}

const isOutside = (known: KnownFact): known is Outside =>
  known.type === 'outside-refund-observed' || known.type === 'refund-sighted';

/** What ended without ever having been at Stripe. */
const isRefusal = (known: KnownFact): known is Refusal =>
  known.type === 'refund-ended' && known.body.at === undefined;

/** Keeps a stray, and lets count what counts of its refund now. Answers whether it was one. */
export function bringStray(tx: WriteDb, { n, fact, known }: Arrived): boolean {
  if (isRefusal(known)) {
    const { refund, payment, amountMinor } = known.body;
    const attempt = Number(fact.effect.slice(fact.effect.lastIndexOf(':') + 1));
    // Refused or called off: of one attempt it is the same end.
    const object = `${ofRefusal}${refund}:${String(attempt)}`;
    keep(tx, { n, object, mark: { refund, attempt }, payment, amountMinor });
    settleObjects(tx, objectsOf(tx, [known.body]));
    return true;
  }
  if (!isOutside(known)) return false;
  const { at: object, mark, payment, amountMinor } = known.body;
  const isSighting = known.type === 'refund-sighted';
  keep(tx, { n, object, mark, payment, amountMinor, isSighting });
  settleObjects(tx, [object]);
  return true;
}

interface Kept {
  readonly n: number;
  readonly object: string;
  readonly mark: { readonly refund: string; readonly attempt: number } | undefined;
  readonly payment: string;
  readonly amountMinor: number;
  readonly isSighting?: boolean;
}

const keep = (tx: WriteDb, one: Kept): unknown =>
  tx.run(
    `insert into stray (n, object, refund, attempt, payment, amount, is_sighting)
     values (?, ?, ?, ?, ?, ?, ?)`,
    one.n,
    one.object,
    one.mark === undefined ? null : idToKey(one.mark.refund),
    one.mark?.attempt ?? null,
    idToKey(one.payment),
    one.amountMinor,
    one.isSighting === true ? 1 : 0,
  );

interface Leaving {
  readonly object: string;
  readonly refund: Buffer | null;
  readonly effect: string;
  readonly counts: number | null;
}

/** Takes a stray out that leaves the log. Answers whether it was one. */
export function dropStray(tx: WriteDb, n: number): boolean {
  const row = tx.get<Leaving>(
    `select stray.object, stray.refund, fact.effect, effect.n as counts
     from stray join fact on fact.n = stray.n
     left join effect on effect.effect = fact.effect and effect.n = fact.n where stray.n = ?`,
    n,
  );
  if (row === undefined) return false;
  if (row.counts !== null) foldOut(tx, { n, effect: row.effect });
  tx.run('delete from stray where n = ?', n);
  settleObjects(tx, [row.object, ...(row.refund === null ? [] : namedBy(tx, row.refund))]);
  return true;
}

/** Makes room for an entry of the refund itself: a stray that brings about the same yields to it. */
export function yieldStray(tx: WriteDb, { effect }: Pick<Fact, 'effect'>, known: KnownFact): void {
  if (!ownTypes.has(known.type) || isRefusal(known)) return;
  const held = tx.get<{ n: number }>(
    'select effect.n from effect join stray on stray.n = effect.n where effect.effect = ?',
    effect,
  );
  if (held !== undefined) foldOut(tx, { n: held.n, effect });
}

/** Looks again at the strays of the refunds that a fact tells of, which has just come or gone. */
export function settleStrays(tx: WriteDb, known: KnownFact): void {
  settleObjects(tx, objectsAbout(tx, known));
}

/** The types of a refund's own entries that name Stripe's object. */
const ownTypes: ReadonlySet<string> = new Set(['refund-observed', 'refund-ended', 'refund-traced']);

function objectsAbout(read: ReadDb, { type, body }: KnownFact): readonly string[] {
  if (type === 'refund-made' || type === 'refund-retried') {
    return body.method === 'card' ? objectsOf(read, [body]) : [];
  }
  if (type === 'credit-note-issued') {
    const toCards = body.refunds.filter(({ method }) => method === 'card');
    return objectsOf(read, toCards);
  }
  if (type !== 'refund-observed' && type !== 'refund-ended' && type !== 'refund-traced') return [];
  return [...(body.at === undefined ? [] : [body.at]), ...objectsOf(read, [body])];
}

/** The strays that bear the marks of these refunds, and their refusals. */
const objectsOf = (
  read: ReadDb,
  refunds: readonly Pick<FactBody<'refund-ended'>, 'refund'>[],
): readonly string[] => refunds.flatMap(({ refund }) => namedBy(read, idToKey(refund)));

const namedBy = (read: ReadDb, refund: Buffer): readonly string[] =>
  read
    .all<{ object: string }>('select distinct object from stray where refund = ?', refund)
    .map(({ object }) => object);

const ofRefusal = 'refuse:';

/** Refusals come first: whether a refund has ended decides what else of it counts. */
function settleObjects(tx: WriteDb, objects: readonly string[]): void {
  const all = [...new Set(objects)];
  const refusals = all.filter((object) => object.startsWith(ofRefusal));
  for (const object of [...refusals, ...all.filter((one) => !refusals.includes(one))]) {
    settleObject(tx, object);
  }
}

interface Row {
  readonly n: number;
  readonly effect: string;
  readonly refund: Buffer | null;
  readonly attempt: number | null;
  readonly is_sighting: number;
  readonly counts: number | null;
}

/** Lets those strays of one refund at Stripe count that do now, and no others. */
function settleObject(tx: WriteDb, object: string): void {
  const rows = tx.all<Row>(
    `select stray.n, fact.effect, stray.refund, stray.attempt, stray.is_sighting,
       effect.n as counts from stray join fact on fact.n = stray.n
     left join effect on effect.effect = fact.effect
     where stray.object = ? order by stray.is_sighting, fact.id`,
    object,
  );
  if (rows.length === 0) return;
  const counting = new Set<number>();
  const effects = new Set<string>();
  const isTold = isToldOf(tx, object);
  const isEnd = object.startsWith(ofRefusal);
  for (const { n, effect, refund, attempt, is_sighting } of rows) {
    const yields = isEnd
      ? counting.size > 0 || isSeen(tx, refund, attempt)
      : isTold || isPromised(tx, refund, attempt);
    if (yields || effects.has(effect)) continue;
    // What was taken over is no longer only seen.
    if (is_sighting === 1 && counting.size > 0) continue;
    counting.add(n);
    effects.add(effect);
  }
  for (const row of rows) if (row.counts === row.n && !counting.has(row.n)) foldOut(tx, row);
  for (const { n, effect } of rows) {
    if (counting.has(n) && !isHeld(tx, effect)) foldIn(tx, { n, effect });
  }
}

const isHeld = (read: ReadDb, effect: string): boolean =>
  read.get('select 1 from effect where effect = ?', effect) !== undefined;

/**
 * Whether entries of the refund itself tell of what Stripe shows under this name. One whose refund
 * has ended without it (refused, and sent all the same) is told by nothing else.
 */
export function isToldOf(read: ReadDb, object: string): boolean {
  const told = read.all<{ type: string; refund: Buffer }>(
    `select fact.type, unhex(replace(json_extract(fact.body, '$.refund'), '-', '')) as refund
     from effect join fact on fact.n = effect.n
     where effect.effect >= ? and effect.effect < ?
       and fact.type in ('refund-observed', 'refund-ended', 'refund-traced')`,
    `stripe:${object}:`,
    `stripe:${object};`,
  );
  return told.some(
    ({ type, refund }) =>
      type === 'refund-ended' ||
      read.get(
        'select 1 from refund where id = ? and makes > 0 and ends >= makes + retries',
        refund,
      ) === undefined,
  );
}

/** Whether this very attempt is promised here and nothing is known of it: this is what came of it. */
const isPromised = (read: ReadDb, refund: Buffer | null, attempt: number | null): boolean =>
  refund !== null &&
  read.get(
    `select 1 from refund where id = ? and method = 'card' and makes > 0
       and makes + retries = ? and ends < makes + retries and outs <= backs and waits = 0`,
    refund,
    attempt,
  ) !== undefined;

/** Whether this very attempt was seen at Stripe: then nobody refused it. */
const isSeen = (read: ReadDb, refund: Buffer | null, attempt: number | null): boolean =>
  read.get(
    `select 1 from fact_subject join fact on fact.n = fact_subject.n
     join effect on effect.effect = fact.effect and effect.n = fact.n
     where fact_subject.subject = ? and fact.type = 'refund-observed'
       and json_extract(fact.body, '$.attempt') = ?`,
    refund,
    attempt,
  ) !== undefined;

interface Counted {
  readonly n: number;
  readonly effect: string;
}

function foldOut(tx: WriteDb, { n, effect }: Counted): void {
  tx.run('delete from effect where effect = ? and n = ?', effect, n);
  const { fact, known } = readAt(tx, n);
  fold({ tx, n, sign: -1 }, fact, known);
}

function foldIn(tx: WriteDb, { n, effect }: Counted): void {
  tx.run('insert into effect (effect, n) values (?, ?)', effect, n);
  const { fact, known } = readAt(tx, n);
  fold({ tx, n, sign: 1 }, fact, known);
}

function readAt(tx: WriteDb, n: number): { readonly fact: Fact; readonly known: KnownFact } {
  const fact = factAt(tx, n);
  return { fact, known: must(readFact(fact), 'Only what can be read is kept as a stray.') };
}
