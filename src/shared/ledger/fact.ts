import { canonicalJson } from '../base/canonical-json.ts';
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
  let text = '';
  for (const [field, key] of hashedFields) {
    const value = fact[field];
    if (value !== undefined) text += `${text === '' ? '' : ','}${key}:${canonicalJson(value)}`;
  }
  return `{${text}}`;
}

/** Every field but the hash, in canonical order. Leaving one out does not compile. */
const inOrder: Readonly<Record<keyof Omit<Fact, 'hash'>, true>> = {
  actor: true,
  approver: true,
  at: true,
  body: true,
  businessDay: true,
  desk: true,
  effect: true,
  epoch: true,
  id: true,
  lc: true,
  org: true,
  prev: true,
  seq: true,
  subjects: true,
  type: true,
  v: true,
};
const hashedFields = Object.keys(inOrder).map(
  (field) => [field as keyof typeof inOrder, JSON.stringify(field)] as const,
);
