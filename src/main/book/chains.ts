import { must } from '../../shared/base/assert.ts';
import type { DeskId, OrgId } from '../../shared/base/ids.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';

/** One desk's unbroken run of facts, as the file knows it. */
export interface Chain {
  /** Its row in this file. */
  readonly n: number;
  readonly org: OrgId;
  readonly desk: DeskId;
  readonly epoch: number;
  /** The head it began from. */
  readonly origin: string;
  /** The desk's own code, in front of its numbers. Empty where its first fact can't be read. */
  readonly code: string;
  /** Who may sign it, as 64 hex figures; null where nobody does. */
  readonly publicKey: string | null;
}

interface ChainRow {
  readonly n: number;
  readonly org: Buffer;
  readonly desk: Buffer;
  readonly epoch: number;
  readonly origin: Buffer;
  readonly code: string;
  readonly public_key: Buffer | null;
}

const columns = 'n, org, desk, epoch, origin, code, public_key';

const rowToChain = (row: ChainRow): Chain => ({
  n: row.n,
  org: keyToId<'org'>(row.org),
  desk: keyToId<'desk'>(row.desk),
  epoch: row.epoch,
  origin: row.origin.toString('hex'),
  code: row.code,
  publicKey: row.public_key?.toString('hex') ?? null,
});

/** Finds a desk's chain of one epoch. */
export function findChain(read: ReadDb, desk: string, epoch: number): Chain | null {
  const row = read.get<ChainRow>(
    `select ${columns} from chain where desk = ? and epoch = ?`,
    idToKey(desk),
    epoch,
  );
  return row === undefined ? null : rowToChain(row);
}

/** The chain that this file goes on with; null where no book was founded yet. */
export function ownChain(read: ReadDb): Chain | null {
  const row = read.get<ChainRow>(
    `select ${columns} from chain where n = (select chain from own_chain)`,
  );
  return row === undefined ? null : rowToChain(row);
}

/** All chains in the file. */
export const allChains = (read: ReadDb): readonly Chain[] =>
  read.all<ChainRow>(`select ${columns} from chain order by n`).map(rowToChain);

/** Opens a chain whose first fact follows; answers its row. */
export function insertChain(tx: WriteDb, chain: Omit<Chain, 'n'>): number {
  const row = tx.get<{ n: number }>(
    `insert into chain (org, desk, epoch, origin, code, public_key)
     values (?, ?, ?, ?, ?, ?) returning n`,
    idToKey(chain.org),
    idToKey(chain.desk),
    chain.epoch,
    Buffer.from(chain.origin, 'hex'),
    chain.code,
    chain.publicKey === null ? null : Buffer.from(chain.publicKey, 'hex'),
  );
  return must(row, 'A chain has a row.').n;
}

/** From now on this file goes on with that chain. */
export function goOnWith(tx: WriteDb, chain: number): void {
  tx.run(
    `insert into own_chain (one, chain) values (1, ?)
     on conflict (one) do update set chain = excluded.chain`,
    chain,
  );
}
