import type { EntryTold } from '../../shared/contract/calls/sync.ts';
import { splitBody } from '../../shared/ledger/fact-types.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { customerName, staffName } from './people.ts';

/** An entry in the words of its own body, whether or not it counts here: what, how much, whose, by whom. */
export function entryTold(read: ReadDb, fact: Fact): EntryTold {
  const body = splitBody(fact.body).act as Readonly<Record<string, unknown>>;
  const { number, customer } = body;
  const amountMinor = body['amountMinor'] ?? body['totalMinor'];
  return {
    id: fact.id,
    type: fact.type,
    at: fact.at,
    by: staffName(read, idToKey(fact.actor)),
    ...(typeof number === 'string' ? { number } : {}),
    ...(typeof amountMinor === 'number' ? { amountMinor } : {}),
    ...(typeof customer === 'string'
      ? { customerName: customerName(read, idToKey(customer)) }
      : {}),
  };
}
