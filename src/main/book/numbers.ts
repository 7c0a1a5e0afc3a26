import { must } from '../../shared/base/assert.ts';
import { documentNumber, type Series, seriesPrefix } from '../../shared/ledger/number.ts';
import type { WriteDb } from '../db/handle.ts';
import type { Identity } from './identity.ts';

/** Takes the next number of a series, in the posting transaction only: a rollback gives it back. */
export function takeNumber(tx: WriteDb, identity: Identity, series: Series): string {
  const row = tx.get<{ last: number }>(
    `insert into series (chain, series, last) values (?, ?, 1)
     on conflict (chain, series) do update set last = last + 1 returning last`,
    identity.chain,
    series,
  );
  const { last } = must(row, 'A series answers its last number.');
  return documentNumber(seriesPrefix(identity.deskCode, identity.epoch), series, last);
}
