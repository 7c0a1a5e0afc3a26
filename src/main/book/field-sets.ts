import { eraseValue, type FieldSet } from '../../shared/ledger/signed.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { sha256 } from './facts.ts';

// [Y88] What other desks have set of people and settings is merged into profiles, and kept as it was
// signed besides: only so can this desk bring it to a hub that lost it. What this desk has set itself
// it can sign again.

/** Fields that a desk has set, as the key of one of its chains has signed them. */
export interface SignedSet {
  /** The chain's row in this file. */
  readonly chain: number;
  readonly fields: readonly FieldSet[];
  /** 128 hex figures. */
  readonly signature: string;
}

/** Keeps a set that came from the hub, which has it therefore. */
export const keepSet = (tx: WriteDb, { chain, fields, signature }: SignedSet): void =>
  void tx.run(
    `insert into field_set (chain, signature, content, held) values (?, ?, ?, 1)
     on conflict (signature) do update set held = 1`,
    chain,
    Buffer.from(signature, 'hex'),
    JSON.stringify(fields),
  );

/** Takes the values out of whatever was set of one person or draft. */
export function hideInSets(tx: WriteDb, id: string): void {
  const rows = tx.all<{ n: number; content: string }>(
    'select n, content from field_set where content like ?',
    `%"${id}"%`,
  );
  for (const { n, content } of rows) {
    const fields = JSON.parse(content) as readonly FieldSet[];
    tx.run(
      'update field_set set content = ? where n = ?',
      JSON.stringify(fields.map((field) => (field.id === id ? withoutValue(field) : field))),
      n,
    );
  }
}

/** What stays of a field of which nothing may be known any more. */
export const withoutValue = (field: FieldSet): FieldSet =>
  field.erased === undefined ? eraseValue(field, sha256) : field;

/** The chains of which the hub lacks sets. */
export const chainsWithMissingSets = (read: ReadDb): ReadonlySet<number> =>
  new Set(
    read
      .all<{ chain: number }>('select distinct chain from field_set where held = 0')
      .map(({ chain }) => chain),
  );

/** The oldest sets of one chain that the hub lacks, at least one and then no more than so much. */
export function missingSets(
  read: ReadDb,
  chain: number,
  most: { readonly sets: number; readonly bytes: number },
): readonly SignedSet[] {
  const rows = read.all<{ signature: Buffer; content: string }>(
    'select signature, content from field_set where held = 0 and chain = ? order by n limit ?',
    chain,
    most.sets,
  );
  let bytes = 0;
  return rows
    .filter(({ content }, index) => {
      bytes += content.length * 2;
      return index === 0 || bytes < most.bytes;
    })
    .map(({ signature, content }) => ({
      chain,
      fields: JSON.parse(content) as readonly FieldSet[],
      signature: signature.toString('hex'),
    }));
}

/** The hub has these sets. */
export function noteSetsHeld(tx: WriteDb, sets: readonly Pick<SignedSet, 'signature'>[]): void {
  for (const { signature } of sets) {
    tx.run('update field_set set held = 1 where signature = ?', Buffer.from(signature, 'hex'));
  }
}

/** Nothing is known any more of which sets the hub has. */
export const forgetSetsHeld = (tx: WriteDb): void =>
  void tx.run('update field_set set held = 0 where held = 1');
