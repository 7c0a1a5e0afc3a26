import type { Standing, WireComer } from '../../shared/contract/hub/wire.ts';
import type { Statements, Store, Transaction } from './store.ts';

/** A desk that has come with a code. */
export interface DeskRow {
  readonly code: string;
  readonly deskKey: string;
  readonly revokedAt: number | null;
  readonly heardAt: number;
  readonly fieldsUpTo: number;
}

/** A chain as far as the hub has it. */
export interface ChainRow {
  readonly publicKey: string;
  readonly seq: number;
  readonly hash: string;
  readonly lc: number;
}

/** One desk of an organisation, by its id; null where it never came. */
export async function findDesk(
  read: Statements,
  org: string,
  desk: string,
): Promise<DeskRow | null> {
  const [row] = await read.all<DeskRow>(
    `select code, desk_key as "deskKey", revoked_at as "revokedAt",
       heard_at as "heardAt", fields_up_to as "fieldsUpTo" from desk where org = $1 and desk = $2`,
    org,
    desk,
  );
  return row ?? null;
}

/** One chain; null where nothing of it has come. */
export async function findChain(
  read: Statements,
  org: string,
  place: { readonly desk: string; readonly epoch: number },
): Promise<ChainRow | null> {
  const [row] = await read.all<ChainRow>(
    `select public_key as "publicKey", seq, hash, lc from chain
     where org = $1 and desk = $2 and epoch = $3`,
    org,
    place.desk,
    place.epoch,
  );
  return row ?? null;
}

/**
 * Waits until nobody else writes in an organisation. The numbers that follow are given in the order
 * in which they become visible: whoever reads up to a number misses nothing below it. Answers the
 * last one that was given.
 */
export async function holdOrganisation(tx: Transaction, org: string): Promise<number> {
  const [row] = await tx.all<{ next: number }>(
    'update organisation set next = next where org = $1 returning next',
    org,
  );
  return (row?.next ?? 1) - 1;
}

/** Takes so many numbers of an organisation; answers the first. */
export async function takeNumbers(tx: Transaction, org: string, count: number): Promise<number> {
  const [row] = await tx.all<{ next: number }>(
    'update organisation set next = next + $2 where org = $1 returning next',
    org,
    count,
  );
  if (row === undefined) throw new Error('Numbers are taken in an organisation that is here.');
  return row.next - count;
}

/** Where the hub stands, as one desk is concerned. */
export async function standingOf(
  read: Statements,
  store: string,
  { org, desk, nowMs }: { readonly org: string; readonly desk: string; readonly nowMs: number },
): Promise<Standing> {
  const [organisation] = await read.all<{ next: number }>(
    'select next from organisation where org = $1',
    org,
  );
  const chains = await read.all<Standing['chains'][number]>(
    `select epoch, seq, hash, signature, public_key as "publicKey", opening from chain
     where org = $1 and desk = $2 order by epoch`,
    org,
    desk,
  );
  const desks = await comersOf(read, org);
  const own = await findDesk(read, org, desk);
  return {
    storeId: store as Standing['storeId'],
    at: nowMs,
    last: (organisation?.next ?? 1) - 1,
    chains,
    desks,
    fieldsUpTo: own?.fieldsUpTo ?? 0,
  };
}

/** Every desk of an organisation, with what it said when it came. */
export async function comersOf(read: Statements, org: string): Promise<Standing['desks']> {
  const rows = await read.all<
    Omit<Standing['desks'][number], 'claim'> & { readonly claim: string }
  >(
    `select desk, code, name, desk_key as "deskKey", claim, heard_at as "heardAt",
       revoked_at as "revokedAt" from desk where org = $1 order by joined_at, desk`,
    org,
  );
  return rows.map((row) => ({ ...row, claim: JSON.parse(row.claim) as WireComer['claim'] }));
}

const heardEveryMs = 60_000;

/** Notes that a desk was heard of: not each time, as that would be a write for every look. */
export async function noteHeard(
  store: Pick<Store, 'write'>,
  { org, desk }: { readonly org: string; readonly desk: string },
  { before, nowMs }: { readonly before: number; readonly nowMs: number },
): Promise<void> {
  if (Math.abs(nowMs - before) < heardEveryMs) return;
  await store.write((tx) =>
    tx.all('update desk set heard_at = $3 where org = $1 and desk = $2', org, desk, nowMs),
  );
}
