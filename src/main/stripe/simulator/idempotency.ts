import { createHash } from 'node:crypto';
import { StripeSays } from './says.ts';
import type { World } from './world.ts';

/** The first answer to a key, given again whenever the key comes again. */
export interface KeptReply {
  readonly atMs: number;
  readonly asked: string;
  readonly status: number;
  readonly body: unknown;
}

/** A key may be forgotten after this long; here it always is. */
const keptForMs = 86_400_000;
const longestKey = 255;

/** What a request asks for, so that another one under the same key is noticed. */
export const printOf = (method: string, path: string, form: string): string =>
  createHash('sha256').update(`${method} ${path}\n${form}`).digest('hex');

/** The reply that was given to this key before; null where the key is new or forgotten. */
export function findReply(world: World, key: string, asked: string): KeptReply | null {
  if (key.length > longestKey) {
    throw new StripeSays(
      400,
      {
        type: 'invalid_request_error',
        message: 'Idempotency keys may have at most 255 characters.',
      },
      false,
    );
  }
  const kept = world.kept.get(key);
  if (kept === undefined) return null;
  if (world.nowMs() - kept.atMs >= keptForMs) {
    world.kept.delete(key);
    return null;
  }
  if (kept.asked === asked) return kept;
  throw new StripeSays(
    400,
    {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    },
    false,
  );
}

export function keepReply(
  world: World,
  key: string,
  reply: Pick<KeptReply, 'asked' | 'status' | 'body'>,
): void {
  // A copy: what was answered stays so, whatever becomes of the object.
  world.kept.set(key, structuredClone({ ...reply, atMs: world.nowMs() }));
}
