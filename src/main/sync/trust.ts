import { wireLimits } from '../../shared/contract/hub/limits.ts';
import type { Root } from '../../shared/contract/hub/vouching.ts';
import type { ChainHead } from '../../shared/ledger/desk.ts';
import { type FactBody, readBody } from '../../shared/ledger/fact-types.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import { changeLink, type Link } from './link.ts';

// Whose facts count here. The key of the desk that founded the business is known from the code with
// which this desk came; every other key from an entry of a desk whose own key is known.

const hex = (key: Buffer): string => key.toString('hex');
const bytes = (key: string): Buffer => Buffer.from(key, 'hex');

/** The desk with which all trust begins; null before this desk has come to a hub. */
export function readRoot(read: ReadDb): Root | null {
  const row = read.get<{ org: Buffer; desk: Buffer; desk_key: Buffer }>(
    'select org, desk, desk_key from trust_root',
  );
  return row === undefined
    ? null
    : {
        org: keyToId<'org'>(row.org),
        desk: keyToId<'desk'>(row.desk),
        deskKey: hex(row.desk_key),
      };
}

export const keepRoot = (tx: WriteDb, { org, desk, deskKey }: Root): void =>
  void tx.run(
    `insert into trust_root (one, org, desk, desk_key) values (1, ?, ?, ?)
     on conflict (one) do update set org = excluded.org, desk = excluded.desk,
       desk_key = excluded.desk_key`,
    idToKey(org),
    idToKey(desk),
    bytes(deskKey),
  );

/** From now on the word of that hub's own computer counts for a code. */
export const keepConsole = (tx: WriteDb, publicKey: string): void =>
  void tx.run('insert or ignore into hub_console (public_key) values (?)', bytes(publicKey));

export const readConsoles = (read: ReadDb): readonly string[] =>
  read
    .all<{ public_key: Buffer }>('select public_key from hub_console')
    .map(({ public_key: key }) => hex(key));

/** Remembers that a code was made here, and by whom. */
export const noteCodeMade = (
  tx: WriteDb,
  code: { readonly pairingKey: string; readonly staff: string; readonly atMs: number },
): void =>
  void tx.run(
    'insert into code_made (pairing_key, staff, at) values (?, ?, ?)',
    bytes(code.pairingKey),
    idToKey(code.staff),
    code.atMs,
  );

/** Who made a code at this desk; null where it was made elsewhere. */
export function whoMadeCode(read: ReadDb, pairingKey: string): string | null {
  const row = read.get<{ staff: Buffer }>(
    'select staff from code_made where pairing_key = ?',
    bytes(pairingKey),
  );
  return row === undefined ? null : keyToId(row.staff);
}

/** A desk that has proven to this one that it came with a code. */
export interface VouchedDesk {
  readonly pairingKey: string;
  readonly desk: string;
  readonly deskKey: string;
  readonly name: string;
  readonly code: string;
  /** Who made the code here; null where it was made at the hub's own computer. */
  readonly staff: string | null;
}

export const keepVouched = (tx: WriteDb, one: VouchedDesk): void =>
  void tx.run(
    `insert or ignore into vouched_desk (pairing_key, desk, desk_key, name, code, staff)
     values (?, ?, ?, ?, ?, ?)`,
    bytes(one.pairingKey),
    idToKey(one.desk),
    bytes(one.deskKey),
    one.name,
    one.code,
    one.staff === null ? null : idToKey(one.staff),
  );

/** What brings a desk into the book, once for each code. */
export const admissionEffect = (pairingKey: string): string => `admit:${pairingKey}`;

/** Whether somebody came with a code already. */
export const isCodeUsed = (read: ReadDb, pairingKey: string): boolean =>
  read.get(
    `select 1 from vouched_desk where pairing_key = ?
     union all select 1 from effect where effect = ?`,
    bytes(pairingKey),
    admissionEffect(pairingKey),
  ) !== undefined;

/** The desks that this one can vouch for, and that stand in nobody's entry yet. */
export const vouchedOnlyHere = (read: ReadDb): readonly VouchedDesk[] =>
  read
    .all<{
      pairing_key: Buffer;
      desk: Buffer;
      desk_key: Buffer;
      name: string;
      code: string;
      staff: Buffer | null;
    }>(
      `select pairing_key, desk, desk_key, name, code, staff from vouched_desk where not exists
         (select 1 from effect where effect = 'admit:' || lower(hex(vouched_desk.pairing_key)))`,
    )
    .map((row) => ({
      pairingKey: hex(row.pairing_key),
      desk: keyToId(row.desk),
      deskKey: hex(row.desk_key),
      name: row.name,
      code: row.code,
      staff: row.staff === null ? null : keyToId(row.staff),
    }));

/** Every key of a desk that somebody known has vouched for, or that proved itself here. */
export function keysOf(read: ReadDb, desk: string): ReadonlySet<string> {
  const root = readRoot(read);
  const here = read.all<{ desk_key: Buffer }>(
    'select desk_key from vouched_desk where desk = ?',
    idToKey(desk),
  );
  return new Set([
    ...(root?.desk === desk ? [root.deskKey] : []),
    ...here.map(({ desk_key: key }) => hex(key)),
    ...saidOf(read, 'desk-admitted', desk).map(({ publicKey }) => publicKey),
  ]);
}

/** Where the chains of a desk ended that was shut out, by their epochs; null where it was not. */
export function lastOf(read: ReadDb, desk: string): ReadonlyMap<number, ChainHead['seq']> | null {
  const [revoked] = saidOf(read, 'desk-revoked', desk);
  return revoked === undefined ? null : new Map(revoked.last.map(({ epoch, seq }) => [epoch, seq]));
}

/** What counts of the facts of one type that are about a desk. */
function saidOf<Type extends 'desk-admitted' | 'desk-revoked'>(
  read: ReadDb,
  type: Type,
  desk: string,
): readonly FactBody<Type>[] {
  return read
    .all<{ body: string }>(
      `select fact.body from fact_subject join fact on fact.n = fact_subject.n
       join effect on effect.effect = fact.effect and effect.n = fact.n
       where fact_subject.subject = ? and fact.type = ?`,
      idToKey(desk),
      type,
    )
    .map(({ body }) => readBody(type, body));
}

/** Notes a chain that nobody has vouched for, and from where it is to be pulled again. */
export const noteStranger = (
  tx: WriteDb,
  chain: { readonly desk: string; readonly epoch: number; readonly seq: number },
  { last, mark }: Pick<Link, 'last' | 'mark'>,
): void =>
  void tx.run(
    `insert into stranger (desk, epoch, last, mark, seq, keys)
     select ?, ?, ?, ?, ?, ? where (select count(*) from stranger) < ?
     on conflict (desk, epoch) do update set seq = max(seq, excluded.seq)`,
    idToKey(chain.desk),
    chain.epoch,
    last,
    mark,
    chain.seq,
    keysOf(tx, chain.desk).size,
    wireLimits.desks,
  );

export const isStranger = (
  read: ReadDb,
  { desk, epoch }: { readonly desk: string; readonly epoch: number },
): boolean =>
  read.get('select 1 from stranger where desk = ? and epoch = ?', idToKey(desk), epoch) !==
  undefined;

/** How many entries of a desk wait until somebody vouches for it. */
export const strangersFacts = (read: ReadDb, desk: string): number =>
  read.get<{ facts: number }>(
    'select coalesce(sum(seq), 0) as facts from stranger where desk = ?',
    idToKey(desk),
  )?.facts ?? 0;

interface StrangerRow {
  readonly desk: Buffer;
  readonly last: number;
  readonly mark: string;
  readonly keys: number;
}

/**
 * Where somebody has vouched for a desk since, goes back to where its chain was first left out: it
 * is pulled once more. Answers whether there was one.
 */
export function goBackForAdmitted(tx: WriteDb): boolean {
  const rows = tx
    .all<StrangerRow>('select desk, last, mark, keys from stranger order by last desc')
    .filter(({ desk, keys }) => keysOf(tx, keyToId(desk)).size > keys);
  const first = rows.at(-1);
  if (first === undefined) return false;
  for (const { desk } of rows) tx.run('delete from stranger where desk = ?', desk);
  changeLink(tx, { last: first.last, mark: first.mark });
  return true;
}
