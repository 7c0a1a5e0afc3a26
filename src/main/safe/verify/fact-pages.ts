import { isKnownFact } from '../../../shared/ledger/fact-types.ts';
import type { Look } from '../../db/look.ts';
import { demandRising } from './rising.ts';

/** A fact as it lies in the file, in plain texts and numbers. Ids are 32 hex figures. */
export interface RawFact {
  readonly n: number;
  readonly id: string;
  readonly chain: number;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly lc: number;
  readonly at: number;
  readonly businessDay: string;
  readonly actor: string;
  readonly approver: string;
  readonly effect: string;
  readonly subjects: string;
  readonly body: string;
  readonly hash: string;
  /** The body read; null where it can't be, or where this version does not know the type. */
  readonly parsed: Readonly<Record<string, unknown>> | null;
}

type Columns = readonly [
  n: number,
  chain: number,
  seq: number,
  type: string,
  v: number,
  lc: number,
  at: number,
  businessDay: string,
  effect: string,
  body: string,
  /** The id, the actor, the hash and the subjects, one after the other. */
  ids: string,
  approver: string,
];

/** A stretch of the log: everything after one place, up to another; null where it has no end. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number | null;
}

/** The log from its beginning to its end. */
const whole: Stretch = { after: 0, upTo: null };

/** The last place of a stretch, as a number that can be compared with. */
const endOf = ({ upTo }: Stretch): number => upTo ?? Number.MAX_SAFE_INTEGER;

// Few enough that a page is thrown away before it grows old: that is quicker than fewer, larger ones.
const page = 150;
// Whatever is not as long as it should be is read as it lies there, and then fits no hash.
const sql = `select n, chain, seq, type, v, lc, at, business_day, effect, body,
    lower(hex(case when length(id) = 16 and length(actor) = 16 and length(hash) = 32
      then id || actor || hash || subjects else id end)),
    case when approver is null then '' else lower(hex(approver)) end
  from fact where n > ? and n <= ? order by n limit ${String(page)}`;

/** Goes through the facts in the order in which they came here. */
export function* factPages(look: Look, stretch = whole): Generator<readonly RawFact[]> {
  let { after } = stretch;
  for (;;) {
    const rows = look.rows(sql, after, endOf(stretch)) as readonly Columns[];
    if (rows.length === 0) return;
    for (const [n] of rows) {
      demandRising(n > after, 'fact');
      after = n;
    }
    yield rows.map(toFact);
  }
}

function toFact(row: Columns): RawFact {
  const [n, chain, seq, type, v, lc, at, businessDay, effect, body, ids] = row;
  return {
    n,
    id: ids.slice(0, 32),
    chain,
    seq,
    type,
    v,
    lc,
    at,
    businessDay,
    actor: ids.slice(32, 64),
    approver: row[11],
    effect,
    subjects: ids.slice(128),
    body,
    hash: ids.slice(64, 128),
    parsed: isKnownFact(type, v) ? parse(body) : null,
  };
}

function parse(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

/** The text form of an id. */
export const idText = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
