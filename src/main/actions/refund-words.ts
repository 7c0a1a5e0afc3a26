import { unreachable } from '../../shared/base/assert.ts';
import type { Method } from '../../shared/ledger/method.ts';

/** How and by when the customer has the money. */
export function howItGoes(method: Method): { readonly how: string; readonly when: string } {
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
      return { how: 'to the card', when: 'in 5 to 10 business days' };
    default:
      return unreachable(method);
  }
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
