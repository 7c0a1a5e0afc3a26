import { expect } from 'vitest';
import type { CallName } from '../../src/shared/contract/contract.ts';
import type { FoundedDesk } from './founded-desk.ts';

/** Holds what a preview showed against what is there once the act was done, and what it answered. */
export type CheckPreview = (value: unknown) => Promise<void>;

/** Asks a preview; null where it is refused, which it must be for this reason and no other. */
export async function foreseen(
  test: FoundedDesk,
  call: CallName,
  input: unknown,
  refused: string | null,
): Promise<unknown> {
  const reply = await test.reply(call, input);
  expect(reply.ok ? null : reply.failure.kind).toBe(refused);
  return reply.ok ? reply.value : null;
}
