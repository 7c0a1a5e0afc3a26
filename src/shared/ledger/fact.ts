import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { Day, Instant } from '../base/days.ts';
import type { DeskId, FactId, OrgId, StaffId } from '../base/ids.ts';

/**
 * One immutable fact: everything that a person did in one act, with every figure that follows.
 * Sync transports this envelope as it is; nothing recomputes it.
 */
export interface Fact {
  readonly id: FactId;
  readonly type: string;
  readonly v: number;
  readonly org: OrgId;
  readonly desk: DeskId;
  /** A desk's chain begins anew after a restore or the loss of its key. */
  readonly epoch: number;
  /** Counts from 1 without a gap in each chain. */
  readonly seq: number;
  /** Hash of the fact before it in the chain; where the chain begins, the head it began from. */
  readonly prev: string;
  readonly hash: string;
  /** Lamport counter: with desk and seq it gives the only order that counts. */
  readonly lc: number;
  readonly at: Instant;
  readonly businessDay: Day;
  readonly actor: StaffId;
  readonly approver?: StaffId;
  /** What the fact brings about, once. */
  readonly effect: string;
  /** The records the fact is about. */
  readonly subjects: readonly string[];
  /** Canonical JSON text. */
  readonly body: string;
}

/** Where a chain begins that follows no other. */
export const noHead = '0'.repeat(64);

/** The text whose SHA-256 is the fact's hash: every field but the hash itself, in canonical form. */
export function hashedText(fact: Omit<Fact, 'hash'>): string {
  const { id, type, v, org, desk, epoch, seq, prev, lc, at } = fact;
  const { businessDay, actor, approver, effect, subjects, body } = fact;
  const all: Json = {
    ...{ id, type, v, org, desk, epoch, seq, prev, lc, at },
    ...{ businessDay, actor, approver, effect, subjects, body },
  };
  return canonicalJson(all);
}
