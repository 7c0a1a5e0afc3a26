import type { z } from 'zod';
import { must } from '../../src/shared/base/assert.ts';

// Reads an input's schema, so that a new call is tried like every other without a word from anyone.

type Schema = z.core.$ZodType;

/** A field of an input: where it is, and what kind of value stands there. */
export interface Field {
  readonly path: readonly string[];
  readonly kind: 'text' | 'number' | 'choice' | 'flag' | 'list' | 'object';
  readonly isOptional: boolean;
}

const texts = [
  ...['Alder', '2026-07-16', '135790', 'USD', 'America/Chicago', 'F2', 'X1-PAY-0001'],
  ...['01900000-0000-7000-8000-000000000000', '/tmp'],
];
const numbers = [1, 50, 0.5, 0];

/** The schema inside all that only wraps one. */
function inner(schema: Schema): Schema {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return inner(must(def.innerType, 'What wraps a schema holds one.'));
    case 'pipe':
      return inner(must(def.in, 'A pipe begins with a schema.'));
    case 'union':
      return inner(must(def.options?.at(-1), 'A union has options.'));
    default:
      return schema;
  }
}

const defOf = (schema: Schema) =>
  schema._zod.def as unknown as {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly element?: Schema;
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
    readonly innerType?: Schema;
    readonly in?: Schema;
    readonly options?: readonly Schema[];
  };

const isOptional = (schema: Schema): boolean => defOf(schema).type === 'optional';

const fits = (schema: Schema, value: unknown): boolean =>
  (schema as z.ZodType).safeParse(value).success;

/** A value that the schema takes: of an object only what it must have. */
export function sampleOf(schema: Schema): unknown {
  const within = inner(schema);
  const def = defOf(within);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).flatMap(([key, field]) =>
          isOptional(field) ? [] : [[key, sampleOf(field)]],
        ),
      );
    case 'array':
      return [sampleOf(must(def.element, 'A list has elements.'))];
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'literal':
      return def.values?.[0];
    case 'boolean':
      return true;
    case 'number':
      return must(
        numbers.find((one) => fits(schema, one)),
        'Some number of the list fits.',
      );
    case 'string':
      return must(
        texts.find((one) => fits(schema, one)),
        'Some text of the list fits.',
      );
    default:
      throw new Error(`No sample is known for ${def.type}.`);
  }
}

const kindOf: Readonly<Record<string, Field['kind']>> = {
  string: 'text',
  number: 'number',
  enum: 'choice',
  literal: 'choice',
  boolean: 'flag',
  array: 'list',
  object: 'object',
};

/** Every field of a schema, the deep ones with their whole path; elements of lists are `0`. */
export function fieldsOf(schema: Schema, path: readonly string[] = []): Field[] {
  const within = inner(schema);
  const def = defOf(within);
  const kind = must(kindOf[def.type], `A field of ${def.type} has a kind.`);
  const self: Field = { path, kind, isOptional: isOptional(schema) };
  const below = Object.entries(def.shape ?? {}).flatMap(([key, field]) =>
    fieldsOf(field, [...path, key]),
  );
  const element = def.element === undefined ? [] : fieldsOf(def.element, [...path, '0']);
  return [self, ...below, ...element];
}

/** The sample with whatever optional part a path leads into, and there another value. */
export function sampleWith(schema: Schema, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const def = defOf(inner(schema));
  const sample = sampleOf(schema);
  if (Array.isArray(sample)) {
    return [sampleWith(must(def.element, 'A list has elements.'), rest, value)];
  }
  const field = def.shape?.[key];
  const next = field === undefined ? value : sampleWith(field, rest, value);
  return { ...(sample as object), [key]: next };
}
