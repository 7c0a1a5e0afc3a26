import { unreachable } from '../base/assert.ts';
import {
  add,
  atLeastZero,
  minor,
  type Minor,
  negate,
  smaller,
  subtract,
  zero,
} from '../money/minor.ts';
import type { Account } from './account.ts';
import { creditLines, type CreditNotePart, splitCredit } from './credit-note.ts';
import type { MovedPart, Resolution } from './exception.ts';
import { accountIn, type ManualMethod } from './method.ts';
import { journal, type Line, mirror, move } from './posting.ts';

// What a person may decide about an exception, in figures. Nothing here knows who decides.

/** Answering for money that went out twice: somebody brings it back, the business loses it, or it is owed. */
export type MakeGood = Extract<Resolution, 'recovered' | 'drawer-loss' | 'customer-debt'>;

/** Where the money of an over-refund is from now on: in hand again, lost, or owed. */
export function answersFor(
  how: MakeGood,
  at: { readonly method: ManualMethod; readonly deskCode: string },
): Account {
  switch (how) {
    case 'recovered':
      return accountIn(at.method, at.deskCode);
    case 'drawer-loss':
      return 'over-short';
    case 'customer-debt':
      return 'receivables';
    default:
      return unreachable(how);
  }
}

/** What an act once did to allocations and by credit notes. */
export interface Done {
  readonly moved: readonly MovedPart[];
  readonly notes: readonly CreditNotePart[];
}

/** How far allocations lie below zero, and by how much the notes of invoices exceed them. */
export interface Excess {
  readonly below: ReadonlyMap<string, Minor>;
  readonly credited: ReadonlyMap<string, Minor>;
}

/** What goes back: money onto allocations, and parts of credit notes. */
export interface PutBack {
  readonly moved: readonly MovedPart[];
  readonly uncredited: readonly CreditNotePart[];
}

/**
 * [Q10] The mirror of what the latest acts did, as far as an allocation lies below zero or the notes of an
 * invoice exceed it: nothing is put back that was taken off only once.
 */
export function putBack(latestFirst: readonly Done[], excess: Excess): PutBack {
  const below = new Map(excess.below);
  const credited = new Map(excess.credited);
  const moved: MovedPart[] = [];
  const uncredited: CreditNotePart[] = [];
  for (const act of latestFirst) {
    for (const part of act.moved) {
      const amountMinor = takeUp(below, part.allocation, part.amountMinor);
      if (amountMinor > 0) moved.push({ ...part, amountMinor });
    }
    for (const note of act.notes) {
      const amountMinor = takeUp(credited, note.invoice, note.amountMinor);
      if (amountMinor > 0) uncredited.push(partOfNote(note, amountMinor));
    }
  }
  return { moved, uncredited };
}

function takeUp(left: Map<string, Minor>, key: string, most: Minor): Minor {
  const open = left.get(key) ?? zero;
  const taken = smaller(atLeastZero(open), most);
  left.set(key, subtract(open, taken));
  return taken;
}

/** A part of a credit note, with its share of each line and of the tax. */
function partOfNote(note: CreditNotePart, amountMinor: Minor): CreditNotePart {
  const { lines, netMinor, taxMinor } = splitCredit(amountMinor, note.lines);
  return { ...note, amountMinor, netMinor, taxMinor, lines: lines.map((line) => ({ ...line })) };
}

/** Takes an amount off allocations in this order, as far as each goes: parts with a minus. */
export function takeOffAllocations(
  amount: Minor,
  order: readonly MovedPart[],
): readonly MovedPart[] {
  let left = amount;
  const taken: MovedPart[] = [];
  for (const part of order) {
    const here = smaller(left, atLeastZero(part.amountMinor));
    if (here === 0) continue;
    taken.push({ ...part, amountMinor: negate(here) });
    left = subtract(left, here);
  }
  return taken;
}

/** The postings of money that goes onto allocations, or with a minus comes off them. */
export const movedLines = (parts: readonly MovedPart[]): Line[] =>
  journal(
    ...parts.map(({ payment, amountMinor }) =>
      move(payment === null ? 'customer-credit' : 'customer-deposits', 'receivables', amountMinor),
    ),
  );

/** The postings of what is put back. */
export const putBackLines = ({ moved, uncredited }: PutBack): Line[] =>
  journal(movedLines(moved), ...uncredited.map((note) => mirror(creditLines(note))));

/** [Q11] Whoever answers for it, the deposit that was given out twice is whole again. */
export const makeGoodLines = (
  amountMinor: Minor,
  account: Account,
  of: 'customer-deposits' | 'customer-credit',
): Line[] => journal(move(account, of, amountMinor));

/** How far something lies below zero, as an amount. */
export const belowZero = (amount: number): Minor => minor(amount < 0 ? -amount : 0);

/** The sum of some parts. */
export const sumOf = (parts: readonly { readonly amountMinor: Minor }[]): Minor =>
  add(...parts.map((part) => part.amountMinor));
