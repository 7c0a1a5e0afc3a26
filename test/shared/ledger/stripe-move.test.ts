import { expect, test } from 'vitest';
import { postMove } from '../../../src/shared/ledger/stripe-move.ts';
import { minor } from '../../../src/shared/money/minor.ts';

const moved = (kind: string, amount: number, fee = 0, platform = 0) =>
  postMove({
    kind,
    amountMinor: minor(amount),
    feeMinor: minor(fee),
    applicationFeeMinor: minor(platform),
  });

test.each([
  ['a payout', moved('payout', -5000), { bank: 5000, 'stripe-balance': -5000 }],
  [
    'a payout that came back',
    moved('payout_failure', 5000),
    { bank: -5000, 'stripe-balance': 5000 },
  ],
  ['a top-up', moved('topup', 700), { bank: -700, 'stripe-balance': 700 }],
  ['a fee of its own', moved('stripe_fee', -25), { 'processing-fees': 25, 'stripe-balance': -25 }],
  ['a charge', moved('charge', 10_000, 320), { 'processing-fees': 320, 'stripe-balance': -320 }],
  [
    'a charge of which a platform keeps a part',
    moved('charge', 10_000, 520, 200),
    { 'processing-fees': 320, 'application-fees': 200, 'stripe-balance': -520 },
  ],
  ['a refund', moved('refund', -3000), {}],
  ['what nobody has heard of', moved('something_new', -3000), {}],
])('[G47] %s posts what no other fact tells', (_, lines, wanted) => {
  expect(Object.fromEntries(lines)).toEqual(wanted);
});
