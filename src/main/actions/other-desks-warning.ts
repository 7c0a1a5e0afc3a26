import type { RefundWarning } from '../../shared/contract/calls/refunds.ts';
import type { InvoiceView, PaymentView, RefundView } from '../../shared/contract/views.ts';
import type { Identity } from '../book/identity.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';

/** With what is looked at the other desks. */
export interface LookAround {
  readonly read: ReadDb;
  readonly identity: Identity;
  readonly nowMs: number;
}

/**
 * [Y70] While nothing is heard of the other desks, whatever is given back or credited here may have been
 * given back or credited there: whoever does it is told, whichever desk took the money.
 */
export function unheardWarning(
  around: LookAround,
  what: string,
  /** The entry by which the money came in: of its own desk it is said by `takenElsewhere`. */
  takenBy = 0,
): RefundWarning | null {
  if (isShutOut(around.read)) {
    return {
      kind: 'shut-out',
      sentence:
        'A manager has shut this desk out: no other desk knows of what is written here, and nothing of it counts until a manager there has looked at it. Give no money out here; do it at a desk that may come.',
    };
  }
  const silence = silenceOf(around);
  if (silence === null) return silentWarning(around, what, takenBy);
  return {
    kind: 'others-unheard',
    sentence: `${silence} Another desk may have ${what} since. Ask there first.`,
  };
}

/** Who goes to the hub is heard of every minute or so, and anybody who is not may work offline. */
const silentMs = 4 * 60_000;
/** Who was silent for longer was switched off in the evening. */
const atWorkMs = 16 * 60 * 60_000;

/** [V53] A desk that was at work today and is silent now may be working all the same. */
function silentWarning(
  { read, identity, nowMs }: LookAround,
  what: string,
  takenBy: number,
): RefundWarning | null {
  const silent = read.all<{ name: string; heard_at: number }>(
    `select name, heard_at from hub_desk where desk <> ? and revoked_at is null
       and desk is not (select chain.desk from fact join chain on chain.n = fact.chain
         where fact.n = ?)
       and heard_at between ? and ? order by heard_at desc`,
    idToKey(identity.desk),
    takenBy,
    nowMs - atWorkMs,
    nowMs - silentMs,
  );
  const [latest] = silent;
  if (latest === undefined) return null;
  const names = silent.map(({ name }) => name).join(' and ');
  const ago = agoWords(nowMs - latest.heard_at);
  const told =
    silent.length === 1
      ? `${names} was last heard of ${ago}. It`
      : `${names} were last heard of ${ago} or longer. They`;
  return {
    kind: 'desk-silent',
    sentence: `${told} may be working offline, and may have ${what} since. Ask there first.`,
  };
}

/** [V21] Money that waits to be handed over may have been given back, or kept, elsewhere meanwhile. */
export function unheardBeforeHandOver(
  around: LookAround,
  refund: Pick<RefundView, 'number' | 'status' | 'method' | 'handedOver' | 'paymentNumber'>,
): Unheard {
  const { number, status, method, handedOver, paymentNumber = 'this' } = refund;
  if (status !== 'succeeded' || method === 'card' || handedOver !== undefined) return {};
  return unheardTold(around, `taken ${number} back or given ${paymentNumber} back`);
}

/** [V65] A payment that is taken back or bounced here may have been given back elsewhere meanwhile. */
export const unheardBeforeTakeBack = (
  around: LookAround,
  { number, can }: Pick<PaymentView, 'number' | 'can'>,
): Unheard =>
  can.reverse.allowed || can.bounce.allowed
    ? unheardTold(around, `given ${number} back or taken it back`)
    : {};

/** [V65] An invoice that is voided here may have been paid elsewhere meanwhile. */
export const unheardBeforeVoid = (
  around: LookAround,
  { number, can }: Pick<InvoiceView, 'number' | 'can'>,
): Unheard =>
  can.void.allowed ? unheardTold(around, `taken money for ${number} or credited it`) : {};

type Unheard = Pick<RefundView, 'unheard'>;

function unheardTold(around: LookAround, what: string): Unheard {
  const warning = unheardWarning(around, what);
  return warning === null ? {} : { unheard: warning.sentence };
}

/** [V41] Whether this desk has heard that it was shut out. */
const isShutOut = (read: ReadDb): boolean =>
  read.get('select 1 from hub_link where shut_out_at is not null') !== undefined;

/** Why nothing is heard of the other desks, and since when; null where it is, or there are none. */
function silenceOf({ read, identity, nowMs }: LookAround): string | null {
  const link = read.get<{ offline: number; synced_at: number | null }>(
    `select offline, synced_at from hub_link where org is not null
       and (offline = 1 or trouble not in ('forked', 'hub-refused'))`,
  );
  if (link === undefined || !hasOthers(read, identity)) return null;
  const why = link.offline === 1 ? 'This desk works offline' : 'The hub does not answer';
  const since = link.synced_at === null ? null : nowMs - link.synced_at;
  const last = since === null ? 'never' : since < 2 * minuteMs ? 'a moment ago' : agoWords(since);
  return `${why}: the other desks were last heard of ${last}.`;
}

const hasOthers = (read: ReadDb, { desk }: Identity): boolean =>
  read.get(
    'select 1 from hub_desk where desk <> ? and revoked_at is null limit 1',
    idToKey(desk),
  ) !== undefined;

/**
 * [Y21] Money that another desk took may be given back there at this very moment: before it leaves, it
 * is said when that desk was last heard of.
 */
export function takenElsewhere(
  { read, identity, nowMs }: LookAround,
  { n, number }: { readonly n: number; readonly number: string },
): RefundWarning | null {
  const from = read.get<{ name: string; heard_at: number }>(
    `select hub_desk.name, hub_desk.heard_at from fact join chain on chain.n = fact.chain
     join hub_desk on hub_desk.desk = chain.desk where fact.n = ? and chain.desk <> ?`,
    n,
    idToKey(identity.desk),
  );
  if (from === undefined) return null;
  return {
    kind: 'taken-elsewhere',
    sentence: `${number} was taken at ${from.name}, which was last heard of ${agoWords(nowMs - from.heard_at)}. What it has given back of it since is not known here. Ask there before money leaves.`,
  };
}

const minuteMs = 60_000;

/** How long ago, as a person says it. */
function agoWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs));
  if (minutes < 2) return 'just now';
  if (minutes < 120) return `${String(minutes)} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} hours ago` : `${String(Math.floor(hours / 24))} days ago`;
}
