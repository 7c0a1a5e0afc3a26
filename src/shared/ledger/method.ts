import { unreachable } from '../base/assert.ts';
import type { Account } from './account.ts';

/** The ways in which money moves by hand. */
export type ManualMethod = 'cash' | 'check' | 'electronic' | 'other';

/** All ways in which money moves. */
export type Method = ManualMethod | 'card';

/** The account that money of this method comes into. */
export function accountIn(method: Method, deskCode: string): Account {
  switch (method) {
    case 'cash':
      return `cash:${deskCode}`;
    case 'check':
      return 'checks-on-hand';
    case 'electronic':
      return 'electronic-clearing';
    case 'other':
      return 'other-tenders';
    case 'card':
      return 'stripe-balance';
    default:
      return unreachable(method);
  }
}

/** The account that money goes out of, whatever the payment came in by. */
export function accountOut(method: Method, deskCode: string): Account {
  switch (method) {
    case 'cash':
      return `cash:${deskCode}`;
    case 'check':
      return 'checks-issued';
    case 'electronic':
      return 'electronic-clearing';
    case 'other':
      return 'other-tenders';
    case 'card':
      return 'refunds-on-their-way';
    default:
      return unreachable(method);
  }
}
