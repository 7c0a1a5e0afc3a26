import { unreachable } from '../../shared/base/assert.ts';
import type { Method } from '../../shared/ledger/method.ts';

/** How and by when the customer has the money. */
export function howItGoes(
  method: Method,
  card: string | null = null,
): { readonly how: string; readonly when: string } {
  switch (method) {
    case 'cash':
      return { how: 'in cash', when: 'now' };
    case 'check':
      return { how: 'by check', when: 'when the check is cashed' };
    case 'electronic':
      return { how: 'by transfer', when: 'when the bank has moved it' };
    case 'other':
      return { how: 'by another way', when: 'as agreed' };
    case 'card':
      return { how: `to the ${card ?? 'card'}`, when: 'in 5 to 10 business days' };
    default:
      return unreachable(method);
  }
}

/** [G30] What else is so where a card paid, in the order in which somebody asks. */
export function cardSays(
  method: Method,
  card: string | null,
  kept: string | null,
): readonly string[] {
  const fee = `Stripe keeps its fee${kept === null ? '' : ` of ${kept}`} for the payment: it comes back to nobody.`;
  if (method !== 'card') {
    return [
      `The charge on the ${card ?? 'card'} stays as it is. Nothing goes through Stripe.`,
      fee,
    ];
  }
  return [
    `It goes back to the ${card ?? 'card'} that paid, and to no other. Where that card was replaced, its bank usually passes it on.`,
    fee,
    'It is requested until Stripe has sent it. Without a network it waits on this desk, requested and not yet sent; the amount is held back, and it goes out by itself.',
  ];
}

/** What the slip says in its heading; nothing reads "refunded" before it is. */
export function paperHeading(method: Method): string {
  switch (method) {
    case 'cash':
      return 'REFUNDED IN CASH';
    case 'check':
      return 'REFUNDED BY CHECK';
    case 'electronic':
      return 'REFUNDED BY TRANSFER';
    case 'other':
      return 'REFUNDED';
    case 'card':
      return 'REFUND REQUESTED';
    default:
      return unreachable(method);
  }
}
