import { describe, expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import type { Day } from '../../../src/shared/base/days.ts';
import type { CustomerId, DeskId, PaymentId, RefundId } from '../../../src/shared/base/ids.ts';
import { ok } from '../../../src/shared/base/result.ts';
import { endRefund, sendOut } from '../../../src/shared/ledger/card-refund.ts';
import type { Fact } from '../../../src/shared/ledger/fact.ts';
import { type OutsideStatus, postOutside } from '../../../src/shared/ledger/outside-refund.ts';
import { journal, move } from '../../../src/shared/ledger/posting.ts';
import { minor } from '../../../src/shared/money/minor.ts';
import type { FactDraft } from '../../../src/main/book/append.ts';
import { receiveFacts } from '../../../src/main/book/receive.ts';
import { openLook } from '../../../src/main/db/look.ts';
import { uncountedFacts } from '../../../src/main/safe/verify/uncounted.ts';
import { findPayment } from '../../../src/main/book/records/payment.ts';
import { exceptionLines } from '../../../src/main/book/records/exception.ts';
import type { ReadDb } from '../../../src/main/db/handle.ts';
import { allFacts, type BusinessDesk, openBusiness } from '../../support/busy-business.ts';

// One desk gave 30.00 of a card payment back and told nobody; another one saw that at Stripe. Their
// entries come to a third desk in every order that there is.

const payment = '01a1fce2-56ab-7000-8000-000000000001' as PaymentId;
const customer = '01a1fce2-56ab-7000-8000-000000000002' as CustomerId;
const refund = '01a1fce2-56ab-7000-8000-000000000003' as RefundId;
const on = '2026-03-02' as Day;
const amountMinor = minor(3000);
const names = { refund, number: 'A-REF-0001', payment, customer };
const subjects = [refund, customer, payment];
const made = journal(move('customer-deposits', 'refunds-on-their-way', amountMinor));

const charge: readonly FactDraft[] = [
  {
    type: 'card-charge-begun',
    effect: 'charge',
    subjects: [payment, customer],
    body: {
      ...{ payment, number: 'A-PAY-0001', customer, method: 'card', amountMinor: minor(10_000) },
      ...{ receivedOn: on, via: 'test', wanted: [], journal: [] },
    },
  },
  {
    type: 'card-charge-settled',
    effect: 'stripe:pi_1:succeeded',
    subjects: [payment, customer],
    body: {
      ...{ payment, customer, amountMinor: minor(10_000), intent: 'pi_1', settledOn: on },
      journal: journal(move('stripe-balance', 'customer-deposits', minor(10_000))),
    },
  },
];
const promised: FactDraft = {
  type: 'refund-made',
  effect: 'give-back',
  subjects,
  body: {
    ...{ ...names, reference: 'REF', method: 'card', amountMinor, outcome: 'spare-credit' },
    ...{ reason: 'other', refundedOn: on, unapplied: [], creditNotes: [], text: '', journal: made },
  },
};
const observed = (attempt: { readonly attempt?: number }): FactDraft => ({
  type: 'refund-observed',
  effect: 'stripe:re_1:succeeded',
  subjects,
  body: {
    ...{ ...names, amountMinor, at: 're_1', status: 'succeeded', observedOn: on, ...attempt },
    journal: sendOut(amountMinor),
  },
});
/** As an earlier version wrote it, and as this one does. */
const sent = observed({});
const sentFirst = observed({ attempt: 1 });
const ended = (at: string | undefined): FactDraft => ({
  type: 'refund-ended',
  effect: at === undefined ? `refuse:${refund}:1` : `stripe:${at}:failed`,
  subjects,
  body: {
    ...{ ...names, amountMinor, at, status: 'failed', because: 'declined', endedOn: on },
    ...{ cameBack: at !== undefined, unapplied: [], creditNotes: [] },
    journal: endRefund({ journal: made, amountMinor }, at !== undefined),
  },
});

const mark = { refund, attempt: 1, desk: '01a1fce2-56ab-7000-8000-000000000004' as DeskId };
const shown = { payment, number: 'A-PAY-0001', customer, amountMinor, at: 're_1', observedOn: on };
const sighted: FactDraft = {
  type: 'refund-sighted',
  effect: 'stripe:re_1:sighted',
  subjects: [payment, customer],
  body: { ...shown, mark, journal: [] },
};
/** As an earlier version took it over by itself, and as a manager lets it count. */
const outside = (status: OutsideStatus, marked: 'marked' | 'bare'): FactDraft => ({
  type: 'outside-refund-observed',
  effect: `stripe:re_1:${status}`,
  subjects: [payment, customer],
  body: {
    ...{ ...shown, status, cameBack: status === 'failed' },
    ...(marked === 'marked' ? { mark } : {}),
    journal: postOutside(status, amountMinor, status === 'failed'),
  },
});

class Enough extends Error {}

/** What a third desk makes of both desks’ entries, in each order that keeps each chain’s own. */
function inEveryOrder(own: readonly FactDraft[], seen: readonly FactDraft[]): readonly Figures[] {
  const told = new Set<string>();
  for (const older of ['A', 'B']) {
    const business = openBusiness(1, ['A', 'B', 'C']);
    onTestFinished(() => business.close());
    const [a, b, c] = business.desks.map((desk) => must(desk, 'There are three.'));
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three desks.');
    const begun = business.chains().flat();
    c.book.receiveRead(begun.filter(({ desk }) => desk !== c.book.identity()?.desk));
    // Whoever wrote first has the smaller ids.
    (older === 'A' ? b : a).clock.pass({ minutes: 5 });
    const mine = written(a, [...charge, ...own]);
    const theirs = written(b, seen);
    // The charge itself comes in one piece.
    for (const order of interleaved(mine.length - 1, theirs.length)) {
      const queues = [
        [mine.slice(0, 2), ...mine.slice(2).map((fact) => [fact])],
        theirs.map((fact) => [fact]),
      ];
      const facts = order.flatMap((from) => must(queues[from]?.shift(), 'Each has its turn.'));
      told.add(toldBy(c, facts));
    }
    // Whoever verifies reckons the same by another way.
    c.book.receiveRead([...mine, ...theirs]);
    const look = openLook(c.file);
    const aside = uncountedFacts(look, new Set());
    look.close();
    expect([...aside].toSorted((one, other) => one - other)).toEqual(
      c.book.read
        .all<{ n: number }>('select n from fact where n not in (select n from effect) order by n')
        .map(({ n }) => n),
    );
  }
  return [...told].map((text) => JSON.parse(text) as Figures);
}

/** What a desk makes of entries, which it then forgets. */
function toldBy({ book }: BusinessDesk, facts: readonly Fact[]): string {
  let told = '';
  try {
    book.note((tx) => {
      receiveFacts(tx, facts);
      told = JSON.stringify(figuresOf(tx));
      throw new Enough();
    });
  } catch (cause) {
    if (!(cause instanceof Enough)) throw cause;
  }
  return told;
}

/** Writes entries at a desk, which count there as they do anywhere. */
function written({ book }: BusinessDesk, drafts: readonly FactDraft[]): readonly Fact[] {
  const before = allFacts(book).length;
  const actor = must(book.identity(), 'The book is founded.').desk;
  for (const draft of drafts) {
    const command = { call: 'cards.observe', attemptId: undefined, inputText: '', actor };
    book.carryOut(command, (writing) => ok(writing.post(draft)));
  }
  return allFacts(book).slice(before);
}

/** Every way to take so many from one and so many from the other. */
function interleaved(first: number, second: number): readonly (readonly (0 | 1)[])[] {
  if (first === 0) return [Array.from({ length: second }, () => 1 as const)];
  if (second === 0) return [Array.from({ length: first }, () => 0 as const)];
  return [
    ...interleaved(first - 1, second).map((rest) => [0 as const, ...rest]),
    ...interleaved(first, second - 1).map((rest) => [1 as const, ...rest]),
  ];
}

type Figures = ReturnType<typeof figuresOf>;

function figuresOf(read: ReadDb) {
  const { refundedMinor, reservedMinor } = must(findPayment(read, payment), 'It came.');
  const accounts = read.all<{ code: string; balance: number }>(
    `select code, sum(balance) as balance from account_day
     join account on account.n = account_day.account group by code having sum(balance) <> 0`,
  );
  return {
    refunded: refundedMinor,
    reserved: reservedMinor,
    accounts: Object.fromEntries(accounts.map(({ code, balance }) => [code, balance])),
    exceptions: exceptionLines(read).map((line) => line.split(' ').slice(0, 2).join(' ')),
  };
}

const gone = { 'stripe-balance': 7000, 'customer-deposits': -7000 };
const onTheWay = { ...gone, 'stripe-balance': 10_000, 'refunds-on-their-way': -3000 };
const silent = `refund-of-silent-desk:${payment} 3000`;
const external = `external-refund:${payment} 3000`;

describe('[G63] a refund that one desk gave and another one saw at Stripe counts once', () => {
  test('when it was only sighted, its own entries take the place of that', () => {
    expect(inEveryOrder([], [sighted])).toEqual([
      {
        refunded: 0,
        reserved: 0,
        accounts: { 'stripe-balance': 10_000, 'customer-deposits': -10_000 },
        exceptions: [silent],
      },
    ]);
    expect(inEveryOrder([promised, sent], [sighted])).toEqual([
      { refunded: 3000, reserved: 0, accounts: gone, exceptions: [] },
    ]);
  });

  test('when it was let count, too, also where its desk has not heard what became of it', () => {
    const seen = [sighted, outside('pending', 'marked'), outside('succeeded', 'marked')];
    expect(inEveryOrder([], seen)).toEqual([
      { refunded: 3000, reserved: 0, accounts: gone, exceptions: [external] },
    ]);
    expect(inEveryOrder([promised], seen)).toEqual([
      { refunded: 0, reserved: 3000, accounts: onTheWay, exceptions: [] },
    ]);
    expect(inEveryOrder([promised, sent], seen)).toEqual([
      { refunded: 3000, reserved: 0, accounts: gone, exceptions: [] },
    ]);
  });

  test('when an earlier version had taken it over as made outside, also after it failed', () => {
    const seen = [outside('pending', 'bare'), outside('succeeded', 'bare')];
    expect(inEveryOrder([promised, sent], seen)).toEqual([
      { refunded: 3000, reserved: 0, accounts: gone, exceptions: [] },
    ]);
    expect(
      inEveryOrder([promised, sent, ended('re_1')], [...seen, outside('failed', 'bare')]),
    ).toEqual([
      {
        refunded: 0,
        reserved: 0,
        accounts: { 'stripe-balance': 10_000, 'customer-deposits': -10_000 },
        exceptions: [],
      },
    ]);
  });

  test('when its own desk had given it up: then what left is told by nothing else', () => {
    const seen = [sighted, outside('pending', 'marked'), outside('succeeded', 'marked')];
    expect(inEveryOrder([promised, ended(undefined)], seen)).toEqual([
      { refunded: 3000, reserved: 0, accounts: gone, exceptions: [external] },
    ]);
    expect(inEveryOrder([promised, ended(undefined), sent], seen)).toEqual([
      { refunded: 3000, reserved: 0, accounts: gone, exceptions: [external] },
    ]);
  });
});

describe('[G65] a refund that one desk gave up and another one sent', () => {
  test('was not given up, whoever heard of it when', () => {
    const calledOff: FactDraft = { ...ended(undefined), effect: `cancel:${refund}:1` };
    const whole = { refunded: 3000, reserved: 0, accounts: gone, exceptions: [] };
    expect(inEveryOrder([promised, calledOff], [sentFirst])).toEqual([whole]);
    expect(inEveryOrder([promised, ended(undefined), sentFirst], [sighted])).toEqual([whole]);
  });

  test('ends once where both gave it up, each in its own way', () => {
    const calledOff: FactDraft = { ...ended(undefined), effect: `cancel:${refund}:1` };
    expect(inEveryOrder([promised, calledOff], [ended(undefined)])).toEqual([
      {
        ...{ refunded: 0, reserved: 0, exceptions: [] },
        accounts: { 'stripe-balance': 10_000, 'customer-deposits': -10_000 },
      },
    ]);
  });
});
