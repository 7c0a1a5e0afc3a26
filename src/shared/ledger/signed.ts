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
  /** Stands before the value where it is hashed, so that nobody finds it out by trying. */
  readonly salt: string;
  /** What was signed in place of a value that was erased; then there is neither value nor salt. */
  readonly erased?: string | undefined;
  readonly lc: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: string | null;
}

/** Makes the salt of one field, the same each time: out of what only its desk can sign. */
export const saltText = (of: Pick<FieldSet, 'kind' | 'id' | 'field' | 'lc'>): string =>
  canonicalJson({
    says: 'tillbook field salt 1',
    kind: of.kind,
    id: of.id,
    field: of.field,
    lc: of.lc,
  });

/** A field without its value, whose set still proves itself. */
export const eraseValue = (field: FieldSet, sha256: (text: string) => string): FieldSet => ({
  ...field,
  value: null,
  salt: '',
  erased: heldOf(field, sha256),
});

const heldOf = ({ value, salt, erased }: FieldSet, sha256: (text: string) => string): string =>
  erased ?? sha256(`${salt} ${canonicalJson(value)}`);

/**
 * What is signed with a chain's key: that its desk has set these fields. A value is signed by its
 * salted hash, so that it can be erased and the rest of the set still be proven.
 */
export const fieldsText = (
  { desk, epoch }: Pick<Place, 'desk' | 'epoch'>,
  fields: readonly FieldSet[],
  sha256: (text: string) => string,
): string =>
  canonicalJson({
    says: 'tillbook fields 1',
    desk,
    epoch,
    fields: fields.map((one) => ({
      kind: one.kind,
      id: one.id,
      field: one.field,
      held: heldOf(one, sha256),
      lc: one.lc,
      at: one.at,
      actor: one.actor,
    })),
  });
