import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import type { Identity } from '../identity.ts';

/** What this desk may have done and no longer knows, because its book was put back or begun anew. */
export interface UnreadPast {
  /** The last thing that its book does know of. */
  readonly knownUntilMs: number;
  /** Whether what the other desks know of it has come since. */
  readonly isPulled: boolean;
}

/** Under this name is kept up to which epoch of this desk the past was read. */
export const pastReadCursor = 'past-read';

/**
 * [G44] The part of its past that a desk has still to read before card money leaves it; null where it
 * knows everything it ever did.
 */
export function unreadPast(
  read: ReadDb,
  { desk, chain, epoch }: Pick<Identity, 'desk' | 'chain' | 'epoch'>,
): UnreadPast | null {
  const first = read.get<{ type: string; body: string; at: number }>(
    'select type, body, at from fact where chain = ? and seq = 1',
    chain,
  );
  if (first?.type !== 'epoch-begun') return null;
  const { reason, from } = readBody('epoch-begun', first.body);
  if (reason === 'joined' || isRead(read, epoch)) return null;
  const last = read.get<{ at: number }>(
    `select fact.at from fact join chain on chain.n = fact.chain
     where chain.desk = ? and chain.epoch = ? and fact.seq = ?`,
    idToKey(desk),
    from.epoch,
    from.seq,
  );
  const link = read.get<{ synced_at: number | null }>('select synced_at from hub_link');
  const isPulled = link === undefined || (link.synced_at ?? 0) >= first.at;
  return { knownUntilMs: Math.min(last?.at ?? first.at, first.at), isPulled };
}

const isRead = (read: ReadDb, epoch: number): boolean =>
  read.get<{ value: string }>('select value from card_cursor where name = ?', pastReadCursor)
    ?.value === String(epoch);
