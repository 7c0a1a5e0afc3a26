import { must } from '../../shared/base/assert.ts';
import type { Value } from './store.ts';
import { together } from './together.ts';

/** What a transaction writes and nobody waits for before its end. */
export interface Writes {
  put(sql: string, values: readonly Value[]): void;
  /** Sends what was put so far. */
  send(): void;
  /** Throws what went wrong with any of it. */
  done(): Promise<void>;
}

interface Write {
  readonly table: string;
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Gathers writes into one statement: PostgreSQL answers each one by itself, and waking the hub for it
 * takes as long as the writing. Parts of a statement don't see each other, so no table stands twice in
 * one.
 */
export function createWrites(
  ask: (sql: string, values: readonly Value[]) => Promise<unknown>,
): Writes {
  let waiting: Write[] = [];
  const sent: Promise<unknown>[] = [];

  function send(): void {
    if (waiting.length === 0) return;
    sent.push(
      together(
        ask(
          inOne(waiting),
          waiting.flatMap(({ values }) => values),
        ),
      ),
    );
    waiting = [];
  }
  return {
    put(sql, values) {
      const table = tableOf(sql);
      if (waiting.some((write) => write.table === table)) send();
      waiting.push({ table, sql, values });
    },
    send,
    async done() {
      await Promise.all(sent);
    },
  };
}

const tableOf = (sql: string): string =>
  must(/^(?:insert into|update|delete from) (\w+)/.exec(sql)?.[1], `This writes nothing: ${sql}`);

/** The last one as it is, and those before it in front of it. */
function inOne(writes: readonly Write[]): string {
  let counted = 0;
  const parts = writes.map(({ sql, values }, index) => {
    const before = counted;
    counted += values.length;
    const own = sql.replaceAll(/\$(\d+)/g, (_, place) => `$${String(Number(place) + before)}`);
    return index === writes.length - 1 ? own : `part_${String(index)} as (${own})`;
  });
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `with ${parts.join(', ')} ${last}`;
}
