import type { DeskId, OrgId } from '../../shared/base/ids.ts';
import { noHead } from '../../shared/ledger/fact.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import { type Currency, parseCurrency } from '../../shared/money/currency.ts';
import { must } from '../../shared/base/assert.ts';
import type { ReadDb } from '../db/handle.ts';
import { ownChain } from './chains.ts';

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
  /** When its last fact was written, in milliseconds since 1970; 0 where there is none. */
  readonly atMs: number;
}

/** Reads who this desk is; null where no book was founded yet. */
export function readIdentity(read: ReadDb): Identity | null {
  const chain = ownChain(read);
  if (chain === null) return null;
  const { currency, timeZone } = readOffice(read);
  return {
    org: chain.org,
    desk: chain.desk,
    deskCode: chain.code,
    epoch: chain.epoch,
    chain: chain.n,
    currency,
    timeZone,
  };
}

/** What was settled for the whole business when its book was founded. */
export function readOffice(read: ReadDb): Pick<Identity, 'org' | 'currency' | 'timeZone'> {
  const row = read.get<{ body: string }>(
    `select body from fact where type = 'book-founded' order by n limit 1`,
  );
  const founded = must(row, 'A chain only begins where the fact is that founded the book.');
  const { org, currency, timeZone } = readBody('book-founded', founded.body);
  const known = must(parseCurrency(currency), 'A book is founded in a known currency.');
  return { org, currency: known, timeZone };
}

/** Reads where a chain ends. */
export function readHead(read: ReadDb, chain: number): Head {
  const last = read.get<{ seq: number; hash: Buffer; at: number }>(
    'select seq, hash, at from fact where chain = ? order by seq desc limit 1',
    chain,
  );
  const origin = read.get<{ origin: Buffer }>('select origin from chain where n = ?', chain);
  return {
    seq: last?.seq ?? 0,
    hash: last?.hash.toString('hex') ?? origin?.origin.toString('hex') ?? noHead,
    lc: largestCount(read),
    atMs: last?.at ?? 0,
  };
}

/** The largest Lamport counter in the file: within a chain it only rises, so the last facts tell. */
export function largestCount(read: ReadDb): number {
  const row = read.get<{ lc: number | null }>(
    `select max((select lc from fact where fact.chain = chain.n order by seq desc limit 1)) as lc
     from chain`,
  );
  return row?.lc ?? 0;
}
