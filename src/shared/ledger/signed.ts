import { canonicalJson } from '../base/canonical-json.ts';

// Every text that a desk signs begins with what it is for, so that no signature can be taken for
// another one's.

/** A place in a chain. */
export interface Place {
  readonly desk: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
}

/** What is signed with a chain's key: that this fact stands at this place of this chain. */
export const headText = ({ desk, epoch, seq, hash }: Place): string =>
  canonicalJson({ says: 'tillbook chain head 1', desk, epoch, seq, hash });

/** A chain and the key that may sign it. */
export interface ChainOpening {
  readonly org: string;
  readonly desk: string;
  readonly epoch: number;
  readonly publicKey: string;
}

/** What is signed with the desk's own key: that this chain is its, and may be signed by that key. */
export const openingText = ({ org, desk, epoch, publicKey }: ChainOpening): string =>
  canonicalJson({ says: 'tillbook chain opening 1', org, desk, epoch, publicKey });

/** One field of a person or a setting as it was once set. */
export interface FieldSet {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly value: string | null;
  readonly lc: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: string | null;
}

/** What is signed with a chain's key: that its desk has set these fields. */
export const fieldsText = (
  { desk, epoch }: Pick<Place, 'desk' | 'epoch'>,
  fields: readonly FieldSet[],
): string =>
  canonicalJson({
    says: 'tillbook fields 1',
    desk,
    epoch,
    fields: fields.map(({ kind, id, field, value, lc, at, actor }) => ({
      kind,
      id,
      field,
      value,
      lc,
      at,
      actor,
    })),
  });
