import { must } from '../../shared/base/assert.ts';
import type { FieldSets, Page, Run, WireWords } from '../../shared/contract/hub/wire.ts';
import { keyNamedBy, type ReadRun, readRun } from '../../shared/contract/hub/read-run.ts';
import type { ChainHead } from '../../shared/ledger/desk.ts';
import { fieldsText, headText } from '../../shared/ledger/signed.ts';
import { wordsHash } from '../book/append.ts';
import type { Book } from '../book/book.ts';
import { findChain, ownChain } from '../book/chains.ts';
import { isForgotten, keepWords } from '../book/erase.ts';
import { factAt, sha256 } from '../book/facts.ts';
import { keepSet, withoutValue } from '../book/field-sets.ts';
import { readHead } from '../book/identity.ts';
import { type Branch, branchFrom } from '../book/leave-branch.ts';
import { isSignedBy } from '../book/keys.ts';
import { type ProfileKind, setProfile } from '../book/profiles.ts';
import { settleStaff } from '../book/staff-fields.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { isAdmitted, type OwnKey } from './admission.ts';
import { type Link, noteHeld } from './link.ts';
import { isStranger, lastOf, noteStranger } from './trust.ts';

/** What came of a page. */
export interface TakenIn {
  /** The records that changed. */
  readonly subjects: ReadonlySet<string>;
  readonly facts: number;
  /** What of it could not be taken in, and why. */
  readonly trouble: 'hub-contradicts' | 'forked' | null;
  /** What it shows of this desk itself; then nothing after it was taken in yet. */
  readonly own: OwnNews | null;
}

/** What a run that this desk's own key has signed may show: facts which this file does not hold. */
export type OwnNews =
  /** They stand where this file has others: there are two copies of this book. */
  | { readonly kind: 'fork'; readonly branch: Branch }
  /** They go on from where this file ends: it was set back. */
  | { readonly kind: 'ahead'; readonly head: ChainHead };

const factsAtOnce = 250;

/** By whom a page is taken in, and from where it was pulled. */
export interface Taking {
  readonly org: string;
  readonly link: Pick<Link, 'last' | 'mark'>;
  readonly own: OwnKey;
  /** The desks that the hub says have come. */
  readonly listed: ReadonlySet<string>;
}

/**
 * Takes in what the hub has sent. The hub is believed nothing: each chain must be of a desk that
 * somebody known has vouched for, each run must end where that desk has signed, each set of fields
 * must be signed, each text must have the hash that its fact holds.
 */
export async function takeIn(book: Book, taking: Taking, page: Page): Promise<TakenIn> {
  const { org, link } = taking;
  const subjects = new Set<string>();
  let facts = 0;
  let forked = false;
  for (const run of page.runs) {
    const read = readRun(org, run, sha256);
    if ('facts' in read && mustWait(book.read, read, taking.own)) {
      // Whoever serves entries of a desk must also say how it came.
      if (!taking.listed.has(run.desk)) {
        return { subjects, facts, trouble: 'hub-contradicts', own: null };
      }
      book.note((tx) => noteStranger(tx, { ...run, seq: run.head.seq }, link));
      continue;
    }
    if ('facts' in read && isShutOut(book.read, run)) continue;
    if (!('facts' in read) || !isSigned(book.read, read)) {
      return { subjects, facts, trouble: 'hub-contradicts', own: null };
    }
    const own = ownNews(book.read, read);
    if (own !== null) return { subjects, facts, trouble: null, own };
    leaveOthersBranch(book, read);
    const taken = await takeRun(book, read, subjects);
    if (taken === 'forked') forked = true;
    else if (taken === null) return { subjects, facts, trouble: 'hub-contradicts', own: null };
    else facts += taken;
  }
  for (const set of page.fieldSets) {
    if (isStranger(book.read, set)) continue;
    if (!isSetSigned(book.read, set))
      return { subjects, facts, trouble: 'hub-contradicts', own: null };
    book.note((tx) => {
      takeFields(tx, set);
      if (set.desk !== taking.own.desk) keepFields(tx, set);
    });
    for (const { id } of set.fields) subjects.add(id);
  }
  book.note((tx) => page.words.forEach((words) => takeWords(tx, words)));
  return { subjects, facts, trouble: forked ? 'forked' : null, own: null };
}

/** Whether a run is of a chain that nobody has vouched for yet; once it is in the log it is known. */
function mustWait(read: ReadDb, run: ReadRun, own: OwnKey): boolean {
  if (findChain(read, run.run.desk, run.run.epoch) !== null) return false;
  return isStranger(read, run.run) || !isAdmitted(read, run, own);
}

/** [Y43] Whether a run goes beyond what counts of a desk that was shut out. */
function isShutOut(read: ReadDb, { desk, epoch, head }: Run): boolean {
  const last = lastOf(read, desk);
  return last !== null && head.seq > (last.get(epoch) ?? 0);
}

function isSigned(read: ReadDb, { run, facts }: ReadRun): boolean {
  const chain = findChain(read, run.desk, run.epoch);
  const publicKey = chain === null ? keyNamedBy(facts[0]) : chain.publicKey;
  if (publicKey === null) return false;
  const { desk, epoch, head } = run;
  const text = headText({ desk, epoch, seq: head.seq, hash: head.hash });
  return isSignedBy(publicKey, text, Buffer.from(head.signature, 'hex'));
}

/** What a proven run shows of this desk itself; null where it is another's, or nothing new. */
function ownNews(read: ReadDb, { run, facts }: ReadRun): OwnNews | null {
  const current = ownChain(read);
  const chain = findChain(read, run.desk, run.epoch);
  if (chain === null || chain.desk !== current?.desk) return null;
  const from = branchFrom(read, chain, facts);
  if (from !== null) return { kind: 'fork', branch: { chain, from } };
  const isAhead = chain.n === current.n && run.head.seq > readHead(read, chain.n).seq;
  const { head, epoch } = run;
  return isAhead ? { kind: 'ahead', head: { epoch, seq: head.seq, hash: head.hash } } : null;
}

/** Of two branches of another desk the one that the hub serves counts; its desk enters the other again. */
function leaveOthersBranch(book: Book, { run, facts }: ReadRun): void {
  const chain = findChain(book.read, run.desk, run.epoch);
  const from = chain === null ? null : branchFrom(book.read, chain, facts);
  if (chain === null || from === null || from === 1 || book.identity() === null) return;
  book.leaveBranch({ chain, from }, null, () => undefined);
}

/** Takes a run in piece by piece, so that nobody at the desk waits for it. */
async function takeRun(
  book: Book,
  { run, facts }: ReadRun,
  subjects: Set<string>,
): Promise<number | 'forked' | null> {
  let taken = 0;
  for (let at = 0; at < facts.length; at += factsAtOnce) {
    for (const received of book.receiveRead(facts.slice(at, at + factsAtOnce))) {
      if (received.kind === 'refused') return received.because === 'fork' ? 'forked' : null;
      if (received.kind === 'known') continue;
      taken += 1;
      for (const subject of received.fact.subjects) subjects.add(subject);
    }
    await new Promise(setImmediate);
  }
  book.note((tx) => keepProof(tx, run));
  return taken;
}

/** Keeps what proves a run, so that this desk could bring it to another hub. */
function keepProof(tx: WriteDb, { desk, epoch, head, opening }: Run): void {
  const { n } = must(findChain(tx, desk, epoch), 'A run that was taken in has a chain.');
  tx.run(
    `insert into signed_head (chain, seq, hash, signature, at, occasion)
     values (?, ?, ?, ?, 0, 'received') on conflict (chain, seq) do nothing`,
    n,
    head.seq,
    Buffer.from(head.hash, 'hex'),
    Buffer.from(head.signature, 'hex'),
  );
  if (opening !== undefined) keepOpening(tx, n, opening);
  noteHeld(tx, n, head.seq);
}

/** Keeps a desk's word that a chain is its. */
export function keepOpening(tx: WriteDb, chain: number, opening: string): void {
  tx.run(
    `insert into chain_opening (chain, signature) values (?, ?)
     on conflict (chain) do update set signature = excluded.signature`,
    chain,
    Buffer.from(opening, 'hex'),
  );
}

/** Whether the key of a chain that is here has signed a set of fields. */
export function isSetSigned(read: ReadDb, set: FieldSets): boolean {
  const chain = findChain(read, set.desk, set.epoch);
  if (chain === null || chain.publicKey === null) return false;
  const text = fieldsText(set, set.fields, sha256);
  return isSignedBy(chain.publicKey, text, Buffer.from(set.signature, 'hex'));
}

function takeFields(tx: WriteDb, { desk, fields }: FieldSets): void {
  for (const { kind, id, field, value, erased, lc, at, actor } of fields) {
    if (erased !== undefined && isKnown(tx, { kind, id, field })) continue;
    setProfile(
      tx,
      { kind: kind as ProfileKind, id },
      { [field]: value },
      { lc, desk, atMs: at, actor },
    );
    if (kind === 'staff') settleStaff(tx, id, [field]);
  }
}

/** [Y88] Keeps a set as it was signed, but for values of which nothing may be known any more. */
function keepFields(tx: WriteDb, { desk, epoch, fields, signature }: FieldSets): void {
  const { n } = must(findChain(tx, desk, epoch), 'A set was signed with the key of a chain.');
  const kept = fields.map((field) => (isForgotten(tx, field) ? withoutValue(field) : field));
  keepSet(tx, { chain: n, fields: kept, signature });
}

/**
 * A value that the hub has erased counts as nothing, and never instead of one that is here: whoever
 * has it loses it by the fact that erases it, and by no word of the hub's.
 */
const isKnown = (
  tx: WriteDb,
  { kind, id, field }: { readonly kind: string; readonly id: string; readonly field: string },
): boolean =>
  tx.get(
    'select 1 from profile where kind = ? and id = ? and field = ? and value is not null',
    kind,
    idToKey(id),
    field,
  ) !== undefined;

/** Words whose fact is not here, or holds another hash, are nobody's. */
function takeWords(tx: WriteDb, words: WireWords): void {
  const salt = Buffer.from(words.salt, 'hex');
  const row = tx.get<{ n: number }>('select n from fact where id = ?', idToKey(words.fact));
  if (row === undefined) return;
  const fact = factAt(tx, row.n);
  if (!fact.body.includes(wordsHash(salt, words.text))) return;
  keepWords(tx, { n: row.n, fact }, { salt, text: words.text });
}
