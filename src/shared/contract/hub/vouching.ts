import { z } from 'zod';
import { canonicalJson } from '../../base/canonical-json.ts';
import { wireHash, wireId, wireSignature } from './wire-fields.ts';

// How desks know each other though all they hear comes through the hub. A pairing code travels from
// person to person and the hub never sees it: from it both ends make the same key, and whatever that
// key has signed was said by somebody who has the code.

/** What both ends make of a code: a name by which the hub finds it, and the seed of its key. */
export const madeOfCode = { place: 'tillbook pairing place 1', key: 'tillbook pairing key 1' };

/** The desk that founded a business, and its own key: what every chain of trust begins with. */
export const rootSchema = z.strictObject({
  org: wireId<'org'>(),
  desk: wireId<'desk'>(),
  deskKey: wireHash,
});
export type Root = z.output<typeof rootSchema>;

/** What whoever made a code says to the desk that comes with it, signed with the code's key. */
export const welcomeSchema = z.strictObject({
  /** Null where the code was made at the hub, which knows of no book by itself. */
  root: rootSchema.nullable(),
  /** The key by which people at the hub's own computer vouch for codes; null where a desk made it. */
  console: wireHash.nullable(),
  signature: wireSignature,
});
export type Welcome = z.output<typeof welcomeSchema>;

/** What a desk that comes says of itself, signed with the code's key. */
export const claimSchema = z.strictObject({
  pairingKey: wireHash,
  /** Of the book that it brings along; null where it has none yet. */
  root: rootSchema.nullable(),
  signature: wireSignature,
});

/** The same as the hub passes it on, with the word of the hub's console where that made the code. */
export const passedClaimSchema = claimSchema.extend({ certificate: wireSignature.nullable() });
export type PassedClaim = z.output<typeof passedClaimSchema>;

/** What is signed with a code's key, for the desk that comes. */
export const welcomeText = ({ root, console }: Omit<Welcome, 'signature'>): string =>
  canonicalJson({ says: 'tillbook welcome 1', root: plain(root), console });

/** What is signed with the console's key: that a code was made there. */
export const certificateText = (pairingKey: string): string =>
  canonicalJson({ says: 'tillbook code made 1', pairingKey });

/** A desk as it comes. */
export interface Comer {
  readonly desk: string;
  readonly deskName: string;
  readonly deskCode: string;
  readonly deskKey: string;
}

/** What is signed with a code's key, by the desk that comes. */
export const claimText = (comer: Comer, root: Root | null): string =>
  canonicalJson({
    says: 'tillbook desk comes 1',
    desk: comer.desk,
    deskName: comer.deskName,
    deskCode: comer.deskCode,
    deskKey: comer.deskKey,
    root: plain(root),
  });

const plain = (root: Root | null) =>
  root === null ? null : { org: root.org, desk: root.desk, deskKey: root.deskKey };
