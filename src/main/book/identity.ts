import type { DeskId, OrgId } from '../../shared/base/ids.ts';
import { noHead } from '../../shared/ledger/fact.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import { type Currency, parseCurrency } from '../../shared/money/currency.ts';
import { must } from '../../shared/base/assert.ts';
import type { ReadDb } from '../db/handle.ts';

/** Who this desk is, in the book. */
export interface Identity {
  readonly org: OrgId;
  readonly desk: DeskId;
  readonly deskCode: string;
  readonly epoch: number;
  /** The row of this desk's chain in the file. */
  readonly chain: number;
  readonly currency: Currency;
  readonly timeZone: string;
}

/** Where this desk's chain ends now. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  /** The largest Lamport counter seen in the whole file. */
  readonly lc: number;
}

interface FoundingRow {
  readonly body: string;
  readonly chain: number;
  readonly epoch: number;
}

/** Reads who this desk is; null where no book was founded yet. */
export function readIdentity(read: ReadDb): Identity | null {
  const row = read.get<FoundingRow>(
    `select fact.body, fact.chain, chain.epoch
     from fact join chain on chain.n = fact.chain
     where fact.type = 'book-founded' order by fact.n limit 1`,
  );
  if (row === undefined) return null;
  const { org, desk, deskCode, currency, timeZone } = readBody('book-founded', row.body);
  return {
    org,
    desk,
    deskCode,
    epoch: row.epoch,
    chain: row.chain,
    currency: must(parseCurrency(currency), 'A book is founded in a known currency.'),
    timeZone,
  };
}

/** Reads where a chain ends. */
export function readHead(read: ReadDb, chain: number): Head {
  const last = read.get<{ seq: number; hash: Buffer }>(
    'select seq, hash from fact where chain = ? order by seq desc limit 1',
    chain,
  );
  const origin = read.get<{ origin: Buffer }>('select origin from chain where n = ?', chain);
  // Within a chain the counter only rises, so the last fact of each chain has its largest.
  const lc = read.get<{ lc: number | null }>(
    `select max((select lc from fact where fact.chain = chain.n order by seq desc limit 1)) as lc
     from chain`,
  );
  return {
    seq: last?.seq ?? 0,
    hash: last?.hash.toString('hex') ?? origin?.origin.toString('hex') ?? noHead,
    lc: lc?.lc ?? 0,
  };
}
