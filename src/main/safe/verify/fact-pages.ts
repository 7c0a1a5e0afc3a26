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
  id: string,
  chain: number,
  seq: number,
  type: string,
  v: number,
  lc: number,
  at: number,
  businessDay: string,
  actor: string,
  approver: string,
  effect: string,
  subjects: string,
  body: string,
  hash: string,
];

/** A stretch of the log: everything after one place, up to another; null where it has no end. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number | null;
}

/** The log from its beginning to its end. */
export const whole: Stretch = { after: 0, upTo: null };

/** The last place of a stretch, as a number that can be compared with. */
export const endOf = ({ upTo }: Stretch): number => upTo ?? Number.MAX_SAFE_INTEGER;

const page = 1000;
const sql = `select n, lower(hex(id)), chain, seq, type, v, lc, at, business_day, lower(hex(actor)),
    coalesce(lower(hex(approver)), ''), effect, lower(hex(subjects)), body, lower(hex(hash))
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
  const [n, id, chain, seq, type, v, lc, at, businessDay, actor, approver] = row;
  const effect = row[11];
  const subjects = row[12];
  const body = row[13];
  const hash = row[14];
  return {
    n,
    id,
    chain,
    seq,
    type,
    v,
    lc,
    at,
    businessDay,
    actor,
    approver,
    effect,
    subjects,
    body,
    hash,
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
