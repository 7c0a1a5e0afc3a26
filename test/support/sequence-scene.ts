import { addDays, parseDay } from '../../src/shared/base/days.ts';
import { must } from '../../src/shared/base/assert.ts';
import type { CallName } from '../../src/shared/contract/contract.ts';
import { testPin } from './founded-desk.ts';
import type { Step } from './sequences.ts';
import { type Book, type Hand, keysWhere, type Verdict, type Who } from './slow-model.ts';

/** The real ids of what the model knows by its place. */
export interface Ids {
  readonly people: string[];
  readonly customers: string[];
  readonly invoices: string[];
  readonly drafts: string[];
  readonly payments: string[];
  readonly allocations: string[];
  readonly refunds: string[];
}

/** Where a sequence stands: the model, the ids, the day and who is signed in. */
export interface Scene {
  readonly book: Book;
  readonly ids: Ids;
  /** Days since the first sequence began. */
  today: number;
  actor: number;
  readonly attempt: () => string;
}

/** Something to ask of the desk, with what the model says about it. */
export interface Act {
  readonly call: CallName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly verdict: Verdict | (() => Verdict);
  /** The list that the answer's id belongs to, where it made something. */
  readonly makes?: keyof Ids;
  /** What the preview says before it; only of refunds and credit notes. */
  readonly preview?: {
    readonly call: CallName;
    readonly input: object;
    readonly refused: string | null;
    readonly warnings: readonly string[];
    readonly needsApproval: boolean;
  };
}

export const unknownId = '01900000-0000-7000-8000-000000000000';
const firstDay = must(parseDay('2026-07-16'), 'The day on which every sequence begins.');
export const dayText = (day: number): string => addDays(firstDay, day);

/** One key of a list by a number; null where it is empty. */
export const one = (list: { readonly length: number }, n: number | undefined): number | null =>
  list.length === 0 ? null : (n ?? 0) % list.length;

export const hands: readonly Hand[] = ['cash', 'check', 'electronic', 'other'];
export const reason = { code: 'customer-request' } as const;
export const missing = { refused: 'not-found' } as const;

/** One key of a list by a number, three times of four one that something can be done with. */
export function likely<Record>(
  list: readonly Record[],
  n: number | undefined,
  isGood: (one: Record, key: number) => boolean,
): number | null {
  const good = keysWhere(list, isGood);
  if (good.length === 0 || (n ?? 0) % 4 === 3) return one(list, n);
  return good[(n ?? 0) % good.length] ?? null;
}

/** A share of what is at stake, give or take a coin. */
export const part = ({ share, coins, n }: Step, whole: number): number => {
  const amount = Math.floor((whole * share) / 100) + coins;
  return amount < 1 && (n[11] ?? 0) % 6 > 0 ? 1 : amount;
};
export const badAmount = (amount: number): Verdict | null =>
  amount < 1 ? { refused: 'invalid-input' } : null;

export type Maker = (scene: Scene, step: Step) => Act;

export const approval = ({ ids, book }: Scene, n: number | undefined) => {
  const approver = n === undefined || n % 3 > 0 ? null : one(book.people, Math.floor(n / 3));
  return {
    approver,
    given: approver === null ? {} : { approval: { staffId: ids.people[approver], pin: testPin } },
  };
};

export const who = (scene: Scene, approver: number | null = null): Who => ({
  actor: scene.actor,
  approver,
  today: scene.today,
});
