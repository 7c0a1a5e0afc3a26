import { describe, expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { ok } from '../../../src/shared/base/result.ts';
import { issueInvoice } from '../../../src/main/actions/issue-invoice.ts';
import { findInvoice } from '../../../src/main/book/records/invoice.ts';
import { findRefund } from '../../../src/main/book/records/refund.ts';
import { dueOf } from '../../../src/shared/ledger/invoice.ts';
import { charge, giveBack } from '../../drills/rig/stripe-acts.ts';
import type { Between, StripeDesk } from '../../drills/rig/stripe-desk.ts';
import { openStripeWorld } from '../../drills/rig/stripe-world.ts';
import { wrongAtEnd } from '../../drills/stripe/check.ts';
import { comeToAnEnd } from '../../drills/stripe/come-to-an-end.ts';

const later = async () =>
  ({ ok: false, failure: { outcome: 'later', reason: 'too-many-requests', says: '' } }) as const;

const ways: Readonly<Record<string, Between | undefined>> = {
  'an event alone': (processor) => ({ ...processor, refundsSince: later }),
  'reading again alone': (processor) => ({ ...processor, eventsAfter: async () => ok([]) }),
  'both of them': undefined,
};

const lastDay = 30;

interface Given {
  readonly refund: string;
  readonly invoice: string;
  readonly made: string;
}

const factsOf = ({ book }: StripeDesk, refund: string, type: string): readonly string[] =>
  book.read
    .all<{ body: string }>(
      `select fact.body from fact_subject join fact on fact.n = fact_subject.n
       where fact_subject.subject = ? and fact.type = ?`,
      Buffer.from(refund.replaceAll('-', ''), 'hex'),
      type,
    )
    .map(({ body }) => body);

/** An invoice that a card paid and that was then given back in part, so that it is owed again. */
async function given(desk: StripeDesk, customer: string, name: string): Promise<Given> {
  const issued = desk.act('invoices.issue', issueInvoice, {
    attemptId: `${name}-invoice`,
    customerId: customer,
    dueOn: '2027-12-31',
    lines: [{ description: 'Treatment', quantity: 1, unitPriceMinor: 5000 }],
  });
  if (issued?.ok !== true) throw new Error('The invoice was issued.');
  const invoice = issued.value.id;
  const payment = must(
    charge(desk, customer, {
      attemptId: `${name}-charge`,
      amountMinor: 5000,
      allocations: [{ invoiceId: invoice, amountMinor: 5000 }],
    }),
    'The card was charged.',
  );
  await desk.idle();
  const { id } = must(
    giveBack(desk, payment.id, 2000, { attemptId: `${name}-refund`, outcome: 'still-owes' }),
    'It was promised.',
  );
  await desk.idle();
  const [made] = factsOf(desk, id, 'refund-made');
  return { refund: id, invoice, made: must(made ?? null, 'It is in the book.') };
}

describe.each(Object.keys(ways))('heard of by %s', (way) => {
  test('[T18] whatever the day on which it fails, it is mirrored once and owed as before', async () => {
    const stripe = openStripeWorld({ seed: 18, between: ways[way] });
    onTestFinished(() => stripe.close());
    const { desks, simulator, customer } = stripe;
    const [desk] = desks;
    const all: Given[] = [];
    for (let day = 0; day <= lastDay; day += 1) {
      all.push(await given(desk, customer, `day ${String(day)}`));
    }
    await desk.look();
    const stands = ({ refund, invoice }: Given) => ({
      status: findRefund(desk.book.read, refund)?.status,
      due: Number(dueOf(must(findInvoice(desk.book.read, invoice), 'It was issued.'))),
      ended: factsOf(desk, refund, 'refund-ended').length,
    });
    for (const [day, one] of all.entries()) {
      expect(stands(one)).toEqual({ status: 'succeeded', due: 2000, ended: 0 });
      const there = [...simulator.world.tables.refund.values()].find(
        ({ metadata }) => metadata?.['refund_id'] === one.refund,
      );
      simulator.fail(must(there ?? null, 'Stripe has it.').id, 'expired_or_canceled_card');
      await desk.look();
      stripe.pass({ minutes: 6 * 60 });
      await desk.look();
      expect({ day, ...stands(one) }).toEqual({ day, status: 'failed', due: 0, ended: 1 });
      expect(factsOf(desk, one.refund, 'refund-made')).toEqual([one.made]);
      stripe.pass({ minutes: 18 * 60 });
    }
    await desk.look();
    expect(all.map((one) => stands(one).ended)).toEqual(all.map(() => 1));
    await comeToAnEnd(stripe);
    expect(wrongAtEnd(stripe)).toEqual([]);
    expect(simulator.money().refundedMinor).toBe(0);
  });
});
