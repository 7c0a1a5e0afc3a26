import type { SqlValue } from '../db/handle.ts';

/** The conditions of one list, joined by `and`, with their values in order. */
export interface Where {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export type Condition = readonly [sql: string, ...values: SqlValue[]] | false | null | undefined;

/** Joins the conditions that are there. Only our own texts become SQL; values are always bound. */
export function where(...conditions: readonly Condition[]): Where {
  const there = conditions.filter((one) => one !== false && one !== null && one !== undefined);
  if (there.length === 0) return { sql: '', values: [] };
  return {
    sql: `where ${there.map(([sql]) => `(${sql})`).join(' and ')}`,
    values: there.flatMap(([, ...values]) => values),
  };
}
