import { describe, expect, it } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { openTwoDesks, theOne, type TwoDesks } from '../../support/hub/apart.ts';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';

// An invoice of $100.00 paid in cash, and two desks that give all of it back while they are apart. F2 has
// handed its money over; D2 has it in the drawer.

async function refundTwice(two: TwoDesks, outcome: 'still-owes' | 'no-longer-owes') {
  const { f2, d2 } = two;
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, 10_000);
  const { id: payment } = await f2.payment(customer, 10_000, {
    allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
  });
  const ids: string[] = [];
  await two.apart(
    async () => {
      const { id } = await f2.refund(payment, { outcome });
      await f2.ask('refunds.handOver', { id });
      ids.push(id);
    },
    async () => ids.push((await d2.refund(payment, { outcome })).id),
  );
  const [first = '', late = ''] = ids;
  return { payment, first, late };
}

/** The words of a paper, as one reads them. */
async function wordsOf(desk: JoinedDesk, kind: 'refund' | 'payment', id: string): Promise<string> {
  const { html } = await desk.ask('papers.page', { kind, id, size: 'a4' });
  const body = must(/<body[^]*<\/body>/.exec(html), 'A page has a body.')[0];
  return body.replace(/<svg[^]*?<\/svg>|<[^>]*>/g, ' ').replace(/\s+(?=[.,])|(?<=\s)\s+/g, '');
}

const decide = async (
  desk: JoinedDesk,
  resolution: 'recovered' | 'drawer-loss' | 'customer-debt',
) =>
  desk.ask('exceptions.resolve', { id: await theOne(desk, 'payment-over-refunded'), resolution });

describe('[V60] the papers of money that was given back at two desks', () => {
  it('say that it is looked into, and the one nobody handed over is no receipt', async () => {
    const two = await openTwoDesks();
    const { payment, first, late } = await refundTwice(two, 'no-longer-owes');
    for (const desk of [two.f2, two.d2]) {
      const paid = await wordsOf(desk, 'refund', first);
      expect(paid).toContain('Refund receipt');
      const waits = await wordsOf(desk, 'refund', late);
      expect(waits).toContain('BEING LOOKED INTO');
      expect(waits).toContain('may have been given back already');
      expect(waits).toContain('This is not a receipt.');
      expect(waits).not.toMatch(/receipt [^y]|Paid out|Received,/);
      for (const says of [paid, waits, await wordsOf(desk, 'payment', payment)]) {
        expect(says).toContain('does not agree yet');
        expect(says).not.toMatch(/−\$|can still be refunded|Refunded so far/);
      }
    }
    // What D2 wrote took off at F2 what was off already.
    const there = await wordsOf(two.f2, 'refund', late);
    expect(there).toContain('What is due on it is being looked into.');
    expect(there).not.toMatch(/Applied to invoice|Credit note/);
  });

  it.each([
    ['recovered', 'still-owes', 'of which $100.00 was brought back', '$100.00 is due'],
    ['drawer-loss', 'no-longer-owes', 'of which $100.00 is not asked back', '$0.00 is due'],
    [
      'customer-debt',
      'no-longer-owes',
      'of which $100.00 is owed by debit note F2-DN-0001',
      '$0.00 is due',
    ],
  ] as const)('say how it was settled: %s', async (resolution, outcome, became, due) => {
    const two = await openTwoDesks();
    const { payment, first, late } = await refundTwice(two, outcome);
    await decide(two.f2, resolution);
    await two.meet();
    for (const desk of [two.f2, two.d2]) {
      for (const id of [first, late]) {
        const says = await wordsOf(desk, 'refund', id);
        expect(says).toContain('Refund receipt');
        expect(says).toContain(`$200.00 of $100.00, ${became}. $0.00 can still be refunded`);
        expect(says).not.toMatch(/looked into/i);
      }
      expect(await wordsOf(desk, 'payment', payment)).toContain(`$200.00, ${became}`);
    }
    const [here, there] = [
      await wordsOf(two.d2, 'refund', late),
      await wordsOf(two.f2, 'refund', late),
    ];
    expect(here).toContain('100.00 −100.00 0.00');
    expect(there).not.toContain('Applied to invoice');
    expect(there).toContain(`That was put right: ${due} on it now.`);
  });

  it('say that one of them was never paid out', async () => {
    const two = await openTwoDesks();
    const { first, late } = await refundTwice(two, 'still-owes');
    await two.f2.ask('refunds.cancel', { id: late, reason: 'Never paid out.' });
    await two.meet();
    for (const desk of [two.f2, two.d2]) {
      expect(await wordsOf(desk, 'refund', first)).toContain(
        '$100.00 of $100.00. $0.00 can still be refunded',
      );
      expect(await wordsOf(desk, 'refund', late)).toContain('CANCELED, SUPERSEDED');
    }
  });
});
