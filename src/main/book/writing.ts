import { assert, must } from '../../shared/base/assert.ts';
import type { Json } from '../../shared/base/canonical-json.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { Day } from '../../shared/base/days.ts';
import type { DeskId, FactId, Id, OrgId, StaffId } from '../../shared/base/ids.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { noHead } from '../../shared/ledger/fact.ts';
import type { Series } from '../../shared/ledger/number.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import { appendAgain } from './append-again.ts';
import { appendFact, type FactDraft, type Stamp, wordsHash } from './append.ts';
import type { Command } from './attempts.ts';
import { goOnWith, insertChain } from './chains.ts';
import { dayIn } from './business-day.ts';
import { type Arrived, countWritten } from './effects.ts';
import { forgetErased } from './erase.ts';
import type { Identity } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import { noteDrift, noteNotAllowed } from './oddities.ts';
import { type ProfileKind, setProfile } from './profiles.ts';
import type { Settings } from './records/settings.ts';
import { type Tail, type Taking, takeNumbers } from './tail.ts';

/**
 * What a command brought about: a fact, a profile that is no fact, or a mere note. `said` is what
 * was answered then and can't be read again later, in canonical JSON.
 */
export type Done =
  | {
      readonly kind: 'posted';
      readonly n: number;
      readonly fact: Fact;
      readonly known: KnownFact;
    }
  | { readonly kind: 'kept'; readonly record: string; readonly lc: number; readonly said: string }
  | { readonly kind: 'noted'; readonly said: string };

/** The words of a fact, ready to be kept, and the hash that its body holds. */
export interface Words {
  readonly salt: Buffer;
  readonly text: string;
  readonly hash: string;
}

/** What an action may use while it writes. It lives as long as its transaction. */
export interface Writing {
  readonly read: ReadDb;
  readonly today: Day;
  readonly identity: Identity;
  readonly actor: StaffId;
  /** What is switched on for the whole business. */
  readonly settings: Settings;
  newId<Name extends string>(): Id<Name>;
  hex(bytes: number): string;
  nextNumber(series: Series): string;
  /** Salts words, so that their hash can stay when they are erased. */
  words(words: Json): Words;
  /** The effect of an act that may rightly be repeated: once for each attempt at this desk. */
  onceHere(act: string): string;
  /** Appends the one fact of this command and folds it. */
  post(draft: FactDraft): Done;
  /** Appends an act again that a desk wrote after it was shut out: whoever does it lets it count. */
  again(old: Fact, words: AgainWords): Done;
  /** Changes a person or a setting; no money ever. */
  keep(
    about: { readonly kind: ProfileKind; readonly id: string },
    fields: Readonly<Record<string, string | null | undefined>>,
    said?: Json,
  ): Done;
  /** Only remembers that this was done, and what was answered. */
  note(said: Json): Done;
  /** Makes this file the book of a new organisation, whose first fact follows. */
  found(founding: Founding): void;
  /** Whether anything was written. What is refused before that needs no rolling back. */
  readonly hasWritten: boolean;
}

/** What is settled when a book is founded. */
export interface Founding {
  readonly org: OrgId;
  readonly desk: DeskId;
  readonly deskCode: string;
  readonly currency: Identity['currency'];
  readonly timeZone: string;
  readonly manager: StaffId;
  /** Who may sign the chain; undefined where nobody does. */
  readonly publicKey?: string | undefined;
}

interface Surroundings {
  readonly tx: WriteDb;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly newId: <Name extends string>() => Id<Name>;
  readonly identity: Identity | null;
  readonly tail: Tail | null;
  settings(): Settings;
  /** Who was ever told off, by their keys: only their facts are looked at twice. */
  everInactive(): ReadonlySet<string>;
  readonly command: Command;
}

/** Makes the writing end of one transaction. */
export function createWriting(around: Surroundings): Writing {
  const { tx, clock, randomness, newId, command } = around;
  let { identity, tail } = around;
  let { actor } = command;
  let taking: Taking | null = null;
  let posted = false;
  let hasWritten = false;
  const atMs = clock.now();
  const here = (): Identity => must(identity, 'Only founding may write before there is a book.');
  const today = (): Day => dayIn(here().timeZone, atMs);
  const end = (): Tail => must(tail, 'A book has an end.');
  const beginPosting = (): void => {
    assert(!posted, 'One command appends exactly one fact.');
    posted = true;
    hasWritten = true;
  };
  return {
    read: tx,
    get today() {
      return today();
    },
    get identity() {
      return here();
    },
    get actor() {
      return must(actor, 'Somebody is signed in, or founding the book.') as StaffId;
    },
    get settings() {
      return around.settings();
    },
    newId,
    hex: (bytes) => randomness.bytes(bytes).toString('hex'),
    nextNumber: (series) => (taking ??= takeNumbers(tx, here(), end())).next(series),
    words: (words) => saltWords(randomness, words),
    onceHere: (act) => `${act}:${here().desk}:${attemptOf(command)}`,
    post(draft) {
      beginPosting();
      const stamp = stampOf(newId<'fact'>(), { atMs, actor, timeZone: here().timeZone });
      taking?.keep();
      const { head } = end();
      const { n, fact } = appendFact(tx, { identity: here(), head }, draft, stamp);
      // Brands are the compiler's: what is written here is what reading it would give.
      const known = { type: draft.type, body: draft.body } as KnownFact;
      countNew(tx, { n, fact, known });
      lookAt(around, { n, fact, atMs, beforeMs: head.atMs });
      end().head = headOf(fact, atMs);
      return { kind: 'posted', n, fact, known };
    },
    again(old, words) {
      beginPosting();
      return enterAgain({ tx, newId, actor, identity: here(), tail: end() }, old, words);
    },
    keep(about, fields, said = null) {
      hasWritten = true;
      const lc = nextProfileCount(tx, end().head.lc);
      setProfile(tx, about, fields, { lc, desk: here().desk, atMs, actor });
      return { kind: 'kept', record: about.id, lc, said: canonicalJson(said) };
    },
    note: (said) => ({ kind: 'noted', said: canonicalJson(said) }),
    found(founding) {
      assert(identity === null, 'A file is founded once.');
      hasWritten = true;
      identity = { ...founding, epoch: 1, chain: firstChain(tx, founding) };
      tail = { head: beforeAll, numbers: new Map(), moved: new Set() };
      actor = founding.manager;
    },
    get hasWritten() {
      return hasWritten;
    },
  };
}

/** Lets what was just written count; whom it erases is forgotten at once. */
function countNew(tx: WriteDb, arrived: Arrived): void {
  countWritten(tx, arrived);
  forgetErased(tx, arrived.known);
}

/** Where a chain stands before its first fact. */
const beforeAll = { seq: 0, hash: noHead, lc: 0, atMs: 0 };

const headOf = ({ seq, hash, lc }: Fact, atMs: number) => ({ seq, hash, lc, atMs });

/** Notes what is odd about a fact of this desk itself. */
function lookAt(
  { tx, everInactive }: Surroundings,
  at: {
    readonly n: number;
    readonly fact: Fact;
    readonly atMs: number;
    readonly beforeMs: number;
  },
): void {
  noteDrift(tx, at.n, at.atMs, at.beforeMs);
  if (isSuspect(everInactive(), at.fact)) noteNotAllowed(tx, at.n, at.fact);
}

const isSuspect = (gone: ReadonlySet<string>, { actor, approver }: Fact): boolean =>
  gone.size > 0 && [actor, approver].some((id) => id !== undefined && gone.has(bare(id)));

const bare = (id: string): string => id.replaceAll('-', '');
function stampOf(
  id: FactId,
  by: { readonly atMs: number; readonly actor: string | null; readonly timeZone: string },
): Stamp {
  const { atMs, timeZone } = by;
  const actor = must(by.actor, 'A fact has an actor.') as StaffId;
  return { id, atMs, businessDay: dayIn(timeZone, atMs), actor };
}

interface Entering extends Pick<Surroundings, 'tx' | 'newId'> {
  readonly identity: Identity;
  readonly tail: Tail;
  readonly actor: string | null;
}

/** Enters an act again, let count by whoever does that. */
function enterAgain(around: Entering, old: Fact, words: AgainWords): Done {
  const { tx, newId, identity, tail, actor } = around;
  const { desk, epoch, chain } = identity;
  const { n, fact, known } = appendAgain(tx, old, {
    chain: { desk, epoch, n: chain },
    head: tail.head,
    id: newId<'fact'>(),
    words,
    approver: must(actor, 'Somebody lets it count.') as StaffId,
  });
  tail.head = headOf(fact, Date.parse(fact.at));
  return { kind: 'posted', n, fact, known: must(known, 'What is let count can be read.') };
}

type AgainWords = { readonly salt: Buffer; readonly text: string } | null;

function saltWords(randomness: Randomness, words: Json): Words {
  const salt = randomness.bytes(16);
  const text = canonicalJson(words);
  return { salt, text, hash: wordsHash(salt, text) };
}

/** Two desks may make the same attempt id, so it never stands alone: each of their acts happened. */
const attemptOf = ({ attemptId }: Command): string =>
  must(attemptId, 'Every command is an attempt.');

/** The chain that a book begins with, and from now on goes on in. */
function firstChain(tx: WriteDb, founding: Founding): number {
  const chain = insertChain(tx, {
    org: founding.org,
    desk: founding.desk,
    epoch: 1,
    origin: noHead,
    code: founding.deskCode,
    publicKey: founding.publicKey ?? null,
  });
  goOnWith(tx, chain);
  return chain;
}

/** Profiles count on from the facts, and from each other where no fact came between. */
function nextProfileCount(tx: WriteDb, lc: number): number {
  const row = tx.get<{ lc: number | null }>('select max(lc) as lc from profile_history');
  return Math.max(lc, row?.lc ?? 0) + 1;
}
