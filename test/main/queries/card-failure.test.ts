import { describe, expect, test } from 'vitest';
import { cardFailure } from '../../../src/main/queries/card-failure.ts';

describe('why a refund to a card failed', () => {
  test.each([
    ['insufficient_funds', 'retry', /Add money to the Stripe balance/],
    ['balance-too-low', 'retry', /set payouts to manual/],
    ['lost_or_stolen_card', 'another-way', /another way/],
    ['expired_or_canceled_card', 'another-way', /credit/],
    ['charge_for_pending_refund_disputed', 'dispute', /would have it twice/],
    ['disputed', 'dispute', /Answer the dispute/],
    ['declined', 'retry', /once/],
    ['merchant_request', 'look', /Ask who did/],
    ['already-refunded', 'look', /before anything else goes out/],
    ['more-than-is-left', 'look', /how much is left/],
    ['not-refundable', 'another-way', /another way/],
    ['unknown', 'retry', /once/],
    ['a reason that Stripe adds next year', 'retry', /once/],
  ] as const)('[G36] after %s the best next step is %s', (reason, best, says) => {
    const failure = cardFailure(reason, 1);
    expect(failure.best).toBe(best);
    expect(failure.steps.join(' ')).toMatch(says);
    expect(failure.why).toMatch(/^[A-Z].*\.$/);
  });

  test('[G36] what was tried again and failed again is paid another way', () => {
    expect(cardFailure('declined', 1)).toMatchObject({ best: 'retry' });
    expect(cardFailure('declined', 2)).toMatchObject({ best: 'another-way' });
    // A balance can be filled however often it was too low.
    expect(cardFailure('balance-too-low', 3)).toMatchObject({ best: 'retry' });
  });
});
