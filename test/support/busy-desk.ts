import { must } from '../../src/shared/base/assert.ts';
import {
  type CallInput,
  type CallName,
  type CallRequest,
  contract,
} from '../../src/shared/contract/contract.ts';
import type { Failure } from '../../src/shared/contract/failures.ts';
import type { Action } from '../../src/main/actions/action.ts';
import { createAllocation, removeAllocation } from '../../src/main/actions/allocations.ts';
import { cancelRefund } from '../../src/main/actions/cancel-refund.ts';
import { bounceCheck, clearCheck, clearRefund } from '../../src/main/actions/checks.ts';
import { createCreditNote } from '../../src/main/actions/credit-notes.ts';
import { applyCredit, grantCredit } from '../../src/main/actions/credits.ts';
import { createRefund } from '../../src/main/actions/create-refund.ts';
import { disputeInvoice, releaseDispute } from '../../src/main/actions/dispute-invoice.ts';
import { handOverRefund } from '../../src/main/actions/hand-over-refund.ts';
import { issueInvoice } from '../../src/main/actions/issue-invoice.ts';
import { recordPayment } from '../../src/main/actions/record-payment.ts';
import { reversePayment } from '../../src/main/actions/reverse-payment.ts';
import { updateSettings } from '../../src/main/actions/settings.ts';
import { voidInvoice } from '../../src/main/actions/void-invoice.ts';
import type { Book } from '../../src/main/book/book.ts';
import { findPayment } from '../../src/main/book/records/payment.ts';
import { findStaff } from '../../src/main/book/records/staff.ts';
import { keyToId } from '../../src/main/db/keys.ts';
import type { Chance } from '../../src/main/practice/seeded.ts';
import { refundableOf } from '../../src/shared/ledger/payment.ts';
import type { TestClock } from './test-clock.ts';

/** A desk whose people do all sorts of things, by chance, as far as the book lets them. */
export interface BusyDesk {
  /** Does so many things; answers how many of them the book took. */
  work(times: number): number;
  /** Does one thing to one record; answers whether the book took it. */
  doTo(what: Deed, id: string): boolean;
}

/** What two desks may do to the same thing, each without knowing of the other. */
export const deeds = ['refund', 'credit', 'void', 'reverse', 'bounce', 'remove', 'cancel'] as const;
/** What one of them may do beside it while the other does that. */
export type Deed = (typeof deeds)[number] | 'handOver';

export interface BusyOptions {
  readonly book: Book;
  readonly chance: Chance;
  readonly clock: TestClock;
  readonly staff: string;
  readonly customers: readonly string[];
  /** Stands in front of its attempt ids, so that no two desks use the same. */
  readonly name: string;
}

type Asked<Name extends CallName> = Omit<CallInput<Name>, 'attemptId'>;

/** Puts somebody at a desk. */
export function createBusyDesk(options: BusyOptions): BusyDesk {
  const { book, chance, clock } = options;
  let attempts = 0;

  function act<Name extends CallName>(
    call: Name,
    action: Action<Name>,
    asked: Asked<Name>,
  ): boolean {
    attempts += 1;
    clock.pass({ ms: chance.between(1_000, 400_000) });
    const attemptId = `${options.name}-${String(attempts)}`;
    const parsed = contract[call].input.safeParse({ ...asked, attemptId });
    if (!parsed.success) return false;
    const input = parsed.data as CallRequest<Name>;
    const actor = must(findStaff(book.read, options.staff), 'Somebody works at a busy desk.');
    const command = { call, attemptId, inputText: JSON.stringify(asked), actor: actor.id };
    const done = book.carryOut<Failure>(command, (writing) =>
      action.carryOut(writing, input, { actor, approver: null }),
    );
    return done.ok;
  }

  /** Mostly something new, as people do; now and then something old. */
  function pick(table: string, where = 'n is not null'): string {
    const newest = chance.happens(70);
    const rows = book.read.all<{ id: Buffer }>(
      newest
        ? `select id from ${table} where ${where} order by n desc limit 12`
        : `select id from ${table} where ${where} order by id limit 60`,
    );
    return rows.length === 0 ? book.newId() : keyToId(chance.pick(rows).id);
  }
  const amount = () => chance.pick([500, 1_000, 1_999, 2_500, 4_000, 12_345]);
  const method = () => chance.pick(['cash', 'cash', 'check', 'electronic', 'other'] as const);
  const customer = () => chance.pick(options.customers);
  const reason = { code: 'customer-request' } as const;
  const today = () => book.today();

  function invoicesOf(customerId: string): readonly { invoiceId: string; amountMinor: number }[] {
    const key = Buffer.from(customerId.replaceAll('-', ''), 'hex');
    const rows = book.read.all<{ id: Buffer; due: number }>(
      `select id, total - credited - applied as due from invoice
       where customer = ? and n is not null and voids = 0 and total - credited - applied > 0
       order by n desc limit 2`,
      key,
    );
    return rows.slice(0, chance.between(0, 2)).map(({ id, due }) => ({
      invoiceId: keyToId(id),
      amountMinor: chance.happens(60) ? due : chance.between(1, due),
    }));
  }

  function refund(more: Partial<Asked<'refunds.create'>>): boolean {
    const paymentId = more.paymentId ?? pick('payment', 'n is not null and captured > refunded');
    const payment = findPayment(book.read, paymentId);
    if (payment === null) return false;
    return act('refunds.create', createRefund, {
      paymentId,
      amount: chance.pick([
        { kind: 'full' },
        { kind: 'fixed', amountMinor: amount() },
        { kind: 'percent', percent: chance.between(1, 100) },
      ]),
      method: method(),
      outcome: chance.pick(['still-owes', 'no-longer-owes', 'no-longer-owes', 'spare-credit']),
      reason,
      seenRefundableMinor: refundableOf(payment),
      ...more,
    });
  }

  function confirmDraft(): boolean {
    const refundId = pick('refund', 'n is not null and makes = 0 and cancels = 0 and drops = 0');
    const row = book.read.get<{ payment: Buffer | null }>(
      'select payment from refund where id = ?',
      Buffer.from(refundId.replaceAll('-', ''), 'hex'),
    );
    if (row?.payment === undefined || row.payment === null) return false;
    return refund({ paymentId: keyToId(row.payment), refundId });
  }

  /** How money comes in, and what is told beside it. */
  function beside(): Pick<
    Asked<'payments.record'>,
    'method' | 'tenderedMinor' | 'checkNumber' | 'bank'
  > {
    const by = method();
    if (by === 'cash' && chance.happens(30)) return { method: by, tenderedMinor: 10_000_000 };
    if (by !== 'check' || chance.happens(50)) return { method: by };
    return { method: by, checkNumber: String(chance.between(1, 99)), bank: 'First Alder Bank' };
  }

  /** Somebody comes with the receipt of another desk; what it says may be true or not. */
  function refundOriginal(): boolean {
    const code = chance.pick(['F1', 'G', 'H2'].filter((one_) => one_ !== options.name));
    const number = `${code}-PAY-${String(chance.between(1, 30)).padStart(4, '0')}`;
    const amountMinor = chance.pick([10_000, 20_000]);
    const given = book.read.get<{ given: number | null }>(
      'select sum(given) as given from original_refund where number = ?',
      number,
    );
    return act('refunds.create', createRefund, {
      customerId: customer(),
      original: { number, amountMinor, receivedOn: today() },
      amount: { kind: 'fixed', amountMinor: amount() },
      method: method(),
      outcome: 'spare-credit',
      reason,
      seenRefundableMinor: amountMinor - (given?.given ?? 0),
    });
  }

  const acts: ReadonlyArray<readonly [weight: number, work: () => boolean]> = [
    [
      20,
      () =>
        act('invoices.issue', issueInvoice, {
          customerId: customer(),
          dueOn: today(),
          lines: [
            {
              description: 'Treatment',
              quantity: chance.pick([1, 1.5, 2]),
              unitPriceMinor: amount(),
            },
            { description: 'Tape', quantity: 1, unitPriceMinor: amount(), taxRatePercent: 7 },
          ].slice(0, chance.between(1, 2)),
        }),
    ],
    [
      25,
      () => {
        const customerId = customer();
        const allocations = [...invoicesOf(customerId)];
        const put = allocations.reduce((sum, part) => sum + part.amountMinor, 0);
        const amountMinor = put + chance.pick([0, 0, 1_000, amount()]);
        return act('payments.record', recordPayment, {
          customerId,
          amountMinor: Math.max(amountMinor, 1),
          allocations,
          ...(chance.happens(20) ? { reference: 'Ref Ä-1 “x”' } : {}),
          ...beside(),
        });
      },
    ],
    [
      8,
      () => {
        const [part] = invoicesOf(customer());
        const { invoiceId, amountMinor } = part ?? { invoiceId: pick('invoice'), amountMinor: 100 };
        return act('allocations.create', createAllocation, {
          paymentId: pick('payment'),
          invoiceId,
          amountMinor: Math.min(amountMinor, amount()),
        });
      },
    ],
    [
      4,
      () => act('allocations.remove', removeAllocation, { id: pick('allocation', 'amount > 0') }),
    ],
    [14, () => refund({})],
    [5, refundOriginal],
    [
      2,
      () =>
        act('settings.update', updateSettings, {
          applyPayments: chance.happens(40),
          applyCredit: chance.happens(40),
        }),
    ],
    [3, () => act('invoices.dispute', disputeInvoice, { id: pick('invoice'), reason: 'No.' })],
    [
      2,
      () => act('invoices.releaseDispute', releaseDispute, { id: pick('invoice', 'disputes > 0') }),
    ],
    [5, () => refund({ keepAs: chance.pick(['draft', 'awaiting-approval']) })],
    [5, confirmDraft],
    [
      5,
      () =>
        act('refunds.cancel', cancelRefund, {
          id: pick('refund', 'n is not null and cancels = 0'),
          reason: 'Typed wrongly.',
        }),
    ],
    [3, () => act('refunds.handOver', handOverRefund, { id: pick('refund', 'makes > 0') })],
    [2, () => act('refunds.clear', clearRefund, { id: pick('refund', `method = 'check'`) })],
    [3, () => act('payments.clear', clearCheck, { id: pick('payment', `method = 'check'`) })],
    [
      2,
      () =>
        act('payments.bounce', bounceCheck, {
          id: pick('payment', `method = 'check' and clears = 0`),
          reason: 'No cover.',
        }),
    ],
    [3, () => act('payments.reverse', reversePayment, { id: pick('payment'), reason: 'Twice.' })],
    [
      3,
      () =>
        act('invoices.void', voidInvoice, {
          id: pick('invoice', 'n is not null and applied = 0 and credited = 0 and voids = 0'),
          reason: 'Wrong person.',
        }),
    ],
    [
      4,
      () =>
        act('creditNotes.create', createCreditNote, {
          invoiceId: pick('invoice', 'n is not null and voids = 0 and total > credited'),
          amountMinor: amount(),
          reason,
          processRefund: chance.happens(40),
        }),
    ],
    [
      2,
      () =>
        act('credits.grant', grantCredit, {
          customerId: customer(),
          amountMinor: amount(),
          reason,
        }),
    ],
    [
      2,
      () => {
        const customerId = customer();
        const [part] = invoicesOf(customerId);
        if (part === undefined) return false;
        const { invoiceId, amountMinor } = part;
        return act('credits.apply', applyCredit, {
          customerId,
          invoiceId,
          amountMinor: Math.min(amountMinor, 700),
        });
      },
    ],
  ];
  const total = acts.reduce((sum, [weight]) => sum + weight, 0);
  function one(): boolean {
    let at = chance.between(1, total);
    for (const [weight, work] of acts) {
      at -= weight;
      if (at <= 0) return work();
    }
    return false;
  }
  const wholeOf = (table: string, column: string, id: string): number =>
    book.read.get<{ whole: number }>(
      `select ${column} as whole from ${table} where id = ?`,
      Buffer.from(id.replaceAll('-', ''), 'hex'),
    )?.whole ?? 0;
  const deedsByName: Readonly<Record<Deed, (id: string) => boolean>> = {
    refund: (paymentId) => refund({ paymentId, amount: { kind: 'full' } }),
    credit: (invoiceId) =>
      act('creditNotes.create', createCreditNote, {
        invoiceId,
        amountMinor: Math.max(1, wholeOf('invoice', 'total - credited', invoiceId)),
        reason,
      }),
    void: (id) => act('invoices.void', voidInvoice, { id, reason: 'Wrong person.' }),
    reverse: (id) => act('payments.reverse', reversePayment, { id, reason: 'Twice.' }),
    bounce: (id) => act('payments.bounce', bounceCheck, { id, reason: 'No cover.' }),
    remove: (id) => act('allocations.remove', removeAllocation, { id }),
    cancel: (id) => act('refunds.cancel', cancelRefund, { id, reason: 'Typed wrongly.' }),
    handOver: (id) => act('refunds.handOver', handOverRefund, { id }),
  };
  return {
    doTo: (what, id) => deedsByName[what](id),
    work(times) {
      let done = 0;
      for (let time = 0; time < times; time += 1) done += one() ? 1 : 0;
      return done;
    },
  };
}
