import type { Standing, WireComer } from '../../shared/contract/hub/wire.ts';
import { together } from './together.ts';
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

/** The numbers of an organisation in which nobody else writes meanwhile. */
export interface Numbers {
  /** What was there before. */
  readonly before: Promise<Earlier>;
  /** Takes so many; answers the first. */
  take(count: number): Promise<number>;
  /** Gives back what was not taken of what was expected. */
  settle(): void;
  /** The last one that is given now. */
  last(before: Earlier): number;
}

interface Earlier {
  readonly last: number;
  /** The mark of what came last; null where nobody is sure, as somebody else wrote just now. */
  readonly mark: string | null;
}

/** Holds an organisation with as many numbers as are expected to be taken, and counts them out. */
export function holdNumbers(tx: Transaction, org: string, expected: number): Numbers {
  // Whoever takes a number hears of it; where nobody does, something else has failed before.
  const before = together(holdSome(tx, org, expected));
  let taken = 0;
  return {
    before,
    async take(count) {
      const first = (await before).last + taken + 1;
      taken += count;
      return first;
    },
    settle() {
      const sql = 'update organisation set next = next - $2 where org = $1';
      if (taken !== expected) tx.write(sql, org, expected - taken);
    },
    last: (from) => from.last + taken,
  };
}

async function holdSome(tx: Transaction, org: string, expected: number): Promise<Earlier> {
  const [row] = await tx.all<{ next: number; mark: string | null }>(
    `update organisation set next = next + $2 where org = $1 returning next, (
       select mark from delivery
       where delivery.org = organisation.org and last = organisation.next - $2 - 1) as mark`,
    org,
    expected,
  );
  return { last: (row?.next ?? expected + 1) - expected - 1, mark: row?.mark ?? null };
}

/** Where the hub stands, as one desk is concerned. */
export async function standingOf(
  read: Statements,
  store: string,
  by: { readonly org: string; readonly desk: string; readonly nowMs: number },
): Promise<Standing> {
  const [row] = await read.all<{ next: number }>(
    'select next from organisation where org = $1',
    by.org,
  );
  return standingAt(read, store, { ...by, last: (row?.next ?? 1) - 1 });
}

/** The same, where it is known up to which number it has counted. */
export async function standingAt(
  read: Statements,
  store: string,
  by: {
    readonly org: string;
    readonly desk: string;
    readonly nowMs: number;
    readonly last: number;
  },
): Promise<Standing> {
  const { org, desk, nowMs, last } = by;
  const [chains, desks] = await Promise.all([
    read.all<Standing['chains'][number]>(
      `select epoch, seq, hash, signature, public_key as "publicKey", opening from chain
       where org = $1 and desk = $2 order by epoch`,
      org,
      desk,
    ),
    comersOf(read, org),
  ]);
  const own = desks.find((one) => one.desk === desk);
  return {
    storeId: store as Standing['storeId'],
    at: nowMs,
    last,
    chains,
    desks: desks.map(({ fieldsUpTo: _, ...one }) => one),
    fieldsUpTo: own?.fieldsUpTo ?? 0,
  };
}

type KnownDesk = Standing['desks'][number] & { readonly fieldsUpTo: number };

/** Every desk of an organisation, with what it said when it came. */
export async function comersOf(read: Statements, org: string): Promise<readonly KnownDesk[]> {
  const rows = await read.all<Omit<KnownDesk, 'claim'> & { readonly claim: string }>(
    `select desk, code, name, desk_key as "deskKey", claim, heard_at as "heardAt",
       revoked_at as "revokedAt", fields_up_to as "fieldsUpTo"
     from desk where org = $1 order by joined_at, desk`,
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
