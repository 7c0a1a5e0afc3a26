import { must } from '../../shared/base/assert.ts';
import type { HubCallName, HubInput, HubValue } from '../../shared/contract/hub/hub-calls.ts';
import type { Page, RunOutcome, Standing } from '../../shared/contract/hub/wire.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Book } from '../book/book.ts';
import type { Chain } from '../book/chains.ts';
import type { Custody } from '../book/custody.ts';
import { noteSetsHeld } from '../book/field-sets.ts';
import type { ChainKey } from '../book/keys.ts';
import type { Signer } from '../book/signer.ts';
import type { WriteDb } from '../db/handle.ts';
import type { Clock } from '../ports/clock.ts';
import { type Heeded, heedStanding } from './heed-standing.ts';
import type { Asking, HubClient } from './hub-client.ts';
import { admitNoted, noteComers } from './admission.ts';
import { type OwnNews, takeIn } from './incoming.ts';
import {
  changeLink,
  forgetHeld,
  type Link,
  type LinkTrouble,
  noteHeld,
  noteKeptApart,
  readLink,
} from './link.ts';
import { branchRuns, type Bundle, gather } from './outgoing.ts';
import { goBackForAdmitted } from './trust.ts';

/** What one round of sync works with. */
export interface Rounding {
  readonly book: Book;
  readonly custody: Pick<Custody, 'beginAnew' | 'leaveBranch'>;
  readonly signer: Signer;
  readonly deskKey: ChainKey;
  readonly client: HubClient;
  readonly clock: Clock;
  /** Told after each page: which records changed, and how far of how much it is. */
  taken(subjects: ReadonlySet<string>, upTo: number, last: number): void;
}

/** Everything that a round needs of a desk that the hub has let come. */
type Joined = Link & { readonly org: NonNullable<Link['org']> } & {
  readonly store: NonNullable<Link['store']>;
};

const joinedLink = (book: Book): Joined => {
  const link = must(readLink(book.read), 'A round is gone by a desk that goes to a hub.');
  return {
    ...link,
    org: must(link.org, 'A hub that let the desk come has said to which business.'),
    store: must(link.store, 'A hub that let the desk come has said which past it has.'),
  };
};

/**
 * Only brings what was just written, in one piece, where all was well before and nobody has told of
 * anything new. Another round may have brought it already, and whoever asked for this one looks
 * whether anything is left. Whatever is otherwise than expected makes a whole round of it.
 */
export async function goBriefly(around: Rounding): Promise<LinkTrouble | null> {
  const { trouble, last, isPlain } = await bring(around, { pieces: 1 });
  const link = joinedLink(around.book);
  const isAll = trouble === null && isPlain && (last === null || last === link.last);
  return isAll && link.trouble === null ? null : goRound(around);
}

/** Pulls what is new, brings what waits, and pulls again what came meanwhile. Null: all is well. */
export async function goRound(around: Rounding): Promise<LinkTrouble | null> {
  const pulled = await pullAll(around);
  // What the hub sent may be nonsense: what waits here is brought to it all the same.
  // So is what a desk wrote after it was shut out, for a manager to look at.
  const brings = pulled === null || ['hub-contradicts', 'forked', 'revoked'].includes(pulled);
  if (!brings) return pulled;
  const pushed = await bring(around, { pieces: Infinity });
  if (pulled === 'revoked') return pulled;
  if (pushed.trouble !== null) return pushed.trouble;
  const isMore = pushed.last !== null && pushed.last > joinedLink(around.book).last;
  const again = isMore ? await pullAll(around) : null;
  return again ?? pulled;
}

/** Pulls until nothing is left. Also how a new desk is filled: it writes nothing of its own yet. */
export async function pullAll(around: Rounding): Promise<LinkTrouble | null> {
  const { book } = around;
  let trouble: LinkTrouble | null = null;
  let setBacks = 0;
  let idlePages = 0;
  let ahead: AskedAhead | null = null;
  for (;;) {
    const link = joinedLink(book);
    const since = { after: link.last, mark: link.mark };
    const { after } = since;
    const waiting: HubValue<'pull'> | null = await answerTo(ahead, since);
    ahead = null;
    const reply = waiting === null ? await ask(around, link, 'pull', since) : ok(waiting);
    const isOtherPast = !reply.ok && reply.failure === 'other-past';
    if (!reply.ok && !isOtherPast) return reply.failure;
    const heeded: Heeded = reply.ok
      ? heedStanding(book, link, reply.value.standing, {
          deskKey: around.deskKey,
          nowMs: around.clock.now(),
        })
      : { kind: 'hub-set-back' };
    if (heeded.kind === 'hub-set-back' || !reply.ok) {
      setBacks += 1;
      book.note((tx) => forgetHeld(tx));
      // A hub that goes back again and again is none.
      if (setBacks > 3) return 'hub-contradicts';
      continue;
    }
    if (heeded.kind === 'unproven') return 'hub-contradicts';
    if (heeded.kind === 'forked') trouble = 'forked';
    const { page, standing } = reply.value;
    const own = { desk: link.desk, publicKey: around.deskKey.publicKey };
    noteComers(book, standing, own);
    if (heeded.kind === 'agrees') admitNoted(book, own);
    if (goesBack(book)) continue;
    const known = Math.max(0, ...standing.chains.map(({ epoch }) => epoch));
    if (page === null && heeded.kind === 'desk-set-back') {
      const { witnessed } = heeded;
      await around.custody.beginAnew({ reason: 'set-back', witnessed }, known);
      continue;
    }
    if (page === null) return trouble;
    if (page.upTo <= after) return 'hub-contradicts';
    if (page.upTo < standing.last) ahead = askAhead(around, link, page);
    const listed = new Set<string>(standing.desks.map(({ desk }) => desk));
    const taken = await takeIn(book, { org: link.org, link, own, listed }, page);
    if (taken.trouble === 'hub-contradicts') return taken.trouble;
    if (taken.own !== null) {
      const because = await heedOwn(around, link, { own: taken.own, known });
      if (because !== null) return because;
      trouble = null;
      continue;
    }
    trouble = taken.trouble ?? trouble;
    if (taken.facts === 0) idlePages += 1;
    if (idlePages > mostIdlePages(book)) return 'hub-contradicts';
    book.jot((tx) => changeLink(tx, { last: page.upTo, mark: page.mark }));
    around.taken(taken.subjects, page.upTo, standing.last);
  }
}

/** A page that the hub makes ready while the one before it is written here. */
interface AskedAhead {
  readonly since: HubInput<'pull'>;
  readonly reply: Promise<Result<HubValue<'pull'>, unknown>>;
}

function askAhead({ client, deskKey }: Rounding, link: Joined, page: Page): AskedAhead {
  const since = { after: page.upTo, mark: page.mark };
  return { since, reply: client.ask('pull', since, asking(link, deskKey)) };
}

/** What was asked ahead, if it is what is wanted now. Whatever went wrong with it is asked anew. */
async function answerTo(
  ahead: AskedAhead | null,
  { after, mark }: HubInput<'pull'>,
): Promise<HubValue<'pull'> | null> {
  if (ahead === null || ahead.since.after !== after || ahead.since.mark !== mark) return null;
  const reply = await ahead.reply;
  return reply.ok ? reply.value : null;
}

/** Whether something is to be pulled again, as its desk has been let in since. */
function goesBack(book: Book): boolean {
  if (book.read.get('select 1 from stranger limit 1') === undefined) return false;
  let back = false;
  book.note((tx) => {
    back = goBackForAdmitted(tx);
  });
  return back;
}

/**
 * This desk's own key has signed what its file does not hold. Where the file was set back it goes on
 * in a new chain; where two copies of it were written in, the hub is first given the branch that is
 * here, to be kept, and then each act of it is entered again. The page is looked at anew after that.
 */
async function heedOwn(
  around: Rounding,
  link: Joined,
  { own, known }: { readonly own: OwnNews; readonly known: number },
): Promise<LinkTrouble | null> {
  if (own.kind === 'ahead') {
    await around.custody.beginAnew({ reason: 'set-back', witnessed: own.head }, known);
    return null;
  }
  // Where a whole chain is another one, no key is left that would say whose it was.
  if (own.branch.from === 1) return 'forked';
  for (const push of await branchRuns(around, own.branch)) {
    const reply = await ask(around, link, 'push', push);
    if (!reply.ok) return reply.failure;
  }
  await around.custody.leaveBranch(own.branch, known);
  return null;
}

/**
 * Pages hold a thousand deliveries, or two megabytes. So many of them with no new fact can't come
 * from what is here: whoever sends them would never end.
 */
const mostIdlePages = ({ read }: Book): number =>
  200 + (read.get<{ n: number | null }>('select max(n) as n from fact')?.n ?? 0) / 100;

interface Pushed {
  readonly trouble: LinkTrouble | null;
  /** The last number that the hub has given; null where there was nothing to bring. */
  readonly last: number | null;
  /** Whether everything was taken, or there before, by a hub that stands where it should. */
  readonly isPlain: boolean;
}

async function bring(around: Rounding, { pieces }: { readonly pieces: number }): Promise<Pushed> {
  const { book } = around;
  const without = new Set<number>();
  let trouble: LinkTrouble | null = null;
  let last: number | null = null;
  let isPlain = true;
  for (let brought = 0; brought < pieces; brought += 1) {
    const link = joinedLink(book);
    const bundle = await gather({ ...around, without }, link);
    if (bundle === null) break;
    const reply = await ask(around, link, 'push', bundle.push);
    if (!reply.ok) return { trouble: reply.failure, last, isPlain: false };
    const { runs, standing, delivery } = reply.value;
    last = standing.last;
    if (runs.some(({ kind }) => kind !== 'taken' && kind !== 'known')) isPlain = false;
    let refusal: LinkTrouble | null = null;
    book.jot((tx) => {
      // Where it came right after what was pulled last, there is no need to get it back.
      if (delivery !== null && delivery.before === joinedLink(book).mark) {
        changeLink(tx, { last: delivery.last, mark: delivery.mark });
      }
      refusal = noteBrought(tx, bundle, reply.value, around.clock.now());
    });
    const heeded = heedStanding(book, joinedLink(book), standing, {
      deskKey: around.deskKey,
      nowMs: around.clock.now(),
    });
    if (heeded.kind !== 'agrees') isPlain = false;
    if (refusal === null) continue;
    trouble = refusal;
    isPlain = false;
    // What this desk sets is counted, and nothing of it can be left out.
    if (bundle.of.kind === 'own-fields') break;
    without.add(bundle.of.chain.n);
  }
  return { trouble, last, isPlain };
}

/** Writes down what came of a push: that the hub has it now, or why it does not. */
function noteBrought(
  tx: WriteDb,
  { push, of }: Bundle,
  { runs, standing, refusedFieldSets }: HubValue<'push'>,
  nowMs: number,
): LinkTrouble | null {
  if (of.kind === 'run') {
    const [outcome] = runs;
    if (!isKept(outcome)) {
      noteRefusal(tx, { chain: of.chain.n, outcome, nowMs });
      const isFork = outcome?.kind === 'apart' && outcome.because === 'fork';
      return isFork ? 'forked' : 'hub-refused';
    }
    noteHeld(tx, of.chain.n, of.seq);
    if (outcome?.kind === 'apart') noteKeptApart(tx, of.chain.n, countsAt(standing, of.chain));
    return null;
  }
  if (refusedFieldSets > 0) return 'hub-refused';
  if (of.kind === 'own-fields') changeLink(tx, { fields: of.upTo });
  else noteSetsHeld(tx, push.fieldSets);
  return null;
}

/** Up to where the hub took in a chain of this desk before it was shut out. */
const countsAt = ({ chains }: Standing, { epoch }: Pick<Chain, 'epoch'>): number =>
  chains.find((one) => one.epoch === epoch)?.seq ?? 0;

/** Whether the hub has it now, if only for a manager to look at. */
const isKept = (outcome: RunOutcome | undefined): boolean =>
  outcome?.kind === 'taken' ||
  outcome?.kind === 'known' ||
  (outcome?.kind === 'apart' && outcome.because === 'revoked');

/** Remembers why the hub did not take something, until it does. */
function noteRefusal(
  tx: WriteDb,
  {
    chain,
    outcome,
    nowMs,
  }: {
    readonly chain: number;
    readonly outcome: RunOutcome | undefined;
    readonly nowMs: number;
  },
): void {
  if (outcome === undefined || !('because' in outcome)) return;
  tx.run(
    `insert into hub_refusal (chain, because, at) values (?, ?, ?)
     on conflict (chain) do update set because = excluded.because`,
    chain,
    outcome.because,
    nowMs,
  );
}

/** Asks one thing outside of a round. */
export const askHub = <Name extends HubCallName>(
  around: Pick<Rounding, 'client' | 'deskKey' | 'book'>,
  name: Name,
  input: HubInput<Name>,
): Promise<Result<HubValue<Name>, LinkTrouble>> =>
  ask(around, joinedLink(around.book), name, input);

/** Asks as this desk. A hub that turns out to have another past is asked anew under that one. */
async function ask<Name extends HubCallName>(
  { client, deskKey, book }: Pick<Rounding, 'client' | 'deskKey' | 'book'>,
  link: Joined,
  name: Name,
  input: HubInput<Name>,
): Promise<Result<HubValue<Name>, LinkTrouble>> {
  const first = await client.ask(name, input, asking(link, deskKey));
  if (first.ok) return first;
  if (first.failure.kind !== 'other-store') return fail(first.failure.kind);
  const { storeId } = first.failure;
  book.note((tx) => forgetHeld(tx, { store: storeId }));
  const second = await client.ask(name, input, asking({ ...link, store: storeId }, deskKey));
  return second.ok ? second : fail(second.failure.kind);
}

const asking = ({ org, desk, store }: Joined, deskKey: ChainKey): Asking => ({
  org,
  desk,
  store,
  sign: (text) => deskKey.sign(text).toString('hex'),
});
