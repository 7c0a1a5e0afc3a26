import { describe, expect, test } from 'vitest';
import { openCardDesk } from '../../support/card-desk.ts';

describe('before money goes back to a card', () => {
  test('[G30] it is said which card, by when, who keeps the fee, and what happens without a network', async () => {
    const desk = await openCardDesk();
    const { id: paymentId } = await desk.charge(10_000);
    const asked = { paymentId, amount: { kind: 'full' }, outcome: 'spare-credit' } as const;
    const preview = await desk.ask('refunds.preview', asked);
    expect(preview).toMatchObject({
      method: 'card',
      customerGets: { how: 'to the Visa ending 4242', when: 'in 5 to 10 business days' },
      paper: { heading: 'REFUND REQUESTED' },
      warnings: [],
    });
    expect(preview.says).toEqual([
      expect.stringMatching(/^It goes back to the Visa ending 4242 that paid, and to no other\./),
      expect.stringMatching(/^Stripe keeps its fee/),
      expect.stringMatching(/requested and not yet sent; the amount is held back/),
    ]);
  });

  test('[G30] another way out says that the card charge stays, and asks for a manager', async () => {
    const desk = await openCardDesk();
    const { id: paymentId } = await desk.charge(10_000);
    await desk.signIn(await desk.hire());
    const asked = { paymentId, amount: { kind: 'full' }, outcome: 'spare-credit' } as const;
    const preview = await desk.ask('refunds.preview', { ...asked, method: 'cash' });
    expect(preview.says[0]).toBe(
      'The charge on the Visa ending 4242 stays as it is. Nothing goes through Stripe.',
    );
    expect(preview.needsApproval).toMatchObject({ because: 'cash-for-card' });
    expect(preview.warnings.map(({ kind }) => kind)).toEqual(['cash-for-card']);
  });

  test('[G30] a card that paid more than 180 days ago is warned of, and tried all the same', async () => {
    const desk = await openCardDesk();
    const { id: paymentId } = await desk.charge(10_000);
    desk.stripe.clock.pass({ days: 181 });
    const asked = { paymentId, amount: { kind: 'full' }, outcome: 'spare-credit' } as const;
    const { warnings } = await desk.ask('refunds.preview', asked);
    expect(warnings).toMatchObject([
      { kind: 'old-payment', sentence: expect.stringMatching(/The card is tried all the same/) },
    ]);
    const { id } = await desk.giveBack(paymentId, 10_000);
    await desk.until(id, 'succeeded');
  });
});
