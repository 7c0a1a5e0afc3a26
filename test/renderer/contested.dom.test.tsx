import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PaymentTotals } from '../../src/renderer/screens/payments/payment-totals.tsx';
import { RefundPage } from '../../src/renderer/screens/refund/refund-page.tsx';
import { TodaysBook } from '../../src/renderer/screens/today/todays-book.tsx';
import { Waiting } from '../../src/renderer/screens/today/waiting.tsx';
import { openTwice, refundOf } from './contradictions.ts';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';

const sentence = 'More was given back of F1-PAY-0001 than was paid, by $40.00.';
const contested = { exceptionId: openTwice.id, sentence };

describe('money that went out twice', () => {
  it('[V13] [V14] is said first, with the way to both entries, and paying it is a second thought', async () => {
    const asked = answering({
      'staff.list': () => ({ rows: [] }),
      'refunds.handOver': ({ id }) => ({
        ...{ id, number: 'F2-REF-0001', reference: 'REF', status: 'succeeded' as const },
      }),
    });
    const screen = await render(
      <RefundPage refund={refundOf({ contested, needsReview: true })} />,
      {
        wrapper: AtAnsweringDesk,
      },
    );
    await expect.element(screen.getByText('Needs review.')).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'See both entries' }))
      .toHaveAttribute('href', `#/to-resolve/${encodeURIComponent(openTwice.id)}`);
    expect(screen.getByText('Do not pay it out yet.').query()).not.toBeNull();
    expect(screen.getByRole('button', { name: /Cash handed over/ }).query()).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Hand it over all the same…' }));
    await userEvent.click(screen.getByRole('button', { name: /The customer has the \$40\.00/ }));
    await expect.poll(() => asked.some(({ name }) => name === 'refunds.handOver')).toBe(true);
    expect(asked.find(({ name }) => name === 'refunds.handOver')?.input).toMatchObject({
      despite: openTwice.id,
    });
  });

  it('[V20] [V21] says of a refund taken back that its money went out, and before it goes who is not heard', async () => {
    answering({ 'staff.list': () => ({ rows: [] }) });
    const refund = refundOf({ contested, needsReview: true, status: 'canceled' });
    const screen = await render(<RefundPage refund={refund} />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('Taken back, and handed over.')).toBeVisible();
    expect(screen.getByText('Nothing was given.').query()).toBeNull();
    await screen.rerender(<RefundPage refund={refundOf({ unheard: 'Ask there first.' })} />);
    await expect.element(screen.getByText('Other desks are not heard.')).toBeVisible();
    expect(screen.container.textContent).toContain('Ask there first.');
  });

  it('[V62] says once it was settled what was decided, with the way to both entries', async () => {
    answering({ 'staff.list': () => ({ rows: [] }) });
    const decided = {
      ...{ exceptionId: openTwice.id, sentence: 'More was given back than was paid.' },
      ...{ resolution: 'recovered' as const, amountMinor: 4000 },
    };
    const screen = await render(<RefundPage refund={refundOf({ decided })} />, {
      wrapper: AtAnsweringDesk,
    });
    await expect
      .element(screen.getByText(/Decided: It was brought back, \$40\.00\./))
      .toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'See both entries' }))
      .toHaveAttribute('href', `#/to-resolve/${encodeURIComponent(openTwice.id)}`);
  });

  it('[V15] stands on the page of the day before what is to be handed over', async () => {
    answering({
      'exceptions.list': () => ({
        rows: [openTwice, { ...openTwice, id: 'invoice-over-credited:i', sentence: 'Twice.' }],
      }),
      'exceptions.count': () => ({ open: 2 }),
    });
    const row = {
      ...{ refundId: 'r', number: 'F2-REF-0001', customerName: 'Jane Patient', contested },
      ...{ amountMinor: 4000, status: 'succeeded' as const, at: '2026-07-16T14:00:00.000Z' },
      deskCode: 'F2',
    };
    const screen = await render(<Waiting rows={[row]} count={1} />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('3 to act on')).toBeVisible();
    const lines = screen
      .getByRole('listitem')
      .elements()
      .map((one) => one.textContent);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`${sentence} Jane Patient. 1 more hangs on it.`);
    expect(lines[1]).toContain('not handed over to Jane Patient: it was given back already.');
    expect(lines[1]).toContain('F2-REF-0001, desk F2');
    await userEvent.click(screen.getByRole('button', { name: 'Decide F1-PAY-0001' }));
    expect(window.location.hash).toBe(`#/to-resolve/${encodeURIComponent(openTwice.id)}`);
  });
});

it('[V61] what was put right stands in the sums of the list of payments, and nothing that is not there', async () => {
  const amounts = {
    ...{ capturedMinor: 28_000, refundedMinor: 40_000, madeGoodMinor: 20_000 },
    ...{ reservedMinor: 0, disputedMinor: 0, appliedMinor: 8000, availableMinor: 0 },
  };
  answering({ 'payments.totals': () => ({ count: 2, more: false, amounts }) });
  const screen = await render(<PaymentTotals listing={{}} />, { wrapper: AtAnsweringDesk });
  await expect.element(screen.getByText('2 payments')).toBeVisible();
  const sums = ['Received$280.00', 'Given back$400.00', 'Put right$200.00', 'Applied$80.00'];
  expect(screen.container.textContent).toBe(['2 payments', ...sums, 'Available$0.00'].join(''));
});

describe('the book of the day', () => {
  const cash = { takenMinor: 20_000, refundedMinor: 15_000, putRightMinor: 0, netMinor: 5000 };
  const book = {
    ...{ day: '2026-07-16', due: { rows: [], count: 0, totalMinor: 0 }, waiting: [] },
    ...{ openRefunds: 0, tenders: [{ method: 'cash' as const, ...cash }], totals: cash },
  };

  it('[V63] [V64] says whose it is, what moved in this drawer, and what is not handed over yet', async () => {
    answering({});
    const screen = await render(
      <TodaysBook
        today={{
          ...{ ...book, notHandedOverMinor: 15_000 },
          drawer: { netMinor: -12_000, notHandedOverMinor: 14_000 },
        }}
      />,
      { wrapper: AtAnsweringDesk },
    );
    await expect.element(screen.getByText('All desks together')).toBeVisible();
    const { container } = screen;
    expect(container.textContent).toContain('This desk’s cash drawer, net\u2212120.00');
    expect(container.textContent).toContain(
      '$150.00 of what was refunded has not been handed over yet. $140.00 of it is still in this desk’s drawer.',
    );
    await screen.rerender(<TodaysBook today={{ ...book, notHandedOverMinor: 0 }} />);
    await expect.poll(() => container.textContent).not.toMatch(/desk|handed over/);
  });
});
