import type { OpenMatter } from '../../ledger/customer.ts';
import type { Sentences } from './sentence.ts';

const approvalReasons = {
  'over-limit': 'it is above your own limit for refunds',
  backdated: 'it is dated before today',
  'cash-for-card': 'the payment was made by card',
  goodwill: 'it pays out credit that no payment stands behind',
  'other-method': 'money goes back the way it came here',
  'not-here': 'the payment is not in this book yet',
  contested: 'this money was given back already and nobody has decided about it yet',
  'two-persons': 'no money goes back here without a second person',
  'not-own-refund': 'it is not your own refund of today',
} as const;

const openWords = {
  owed: 'is owed',
  unallocated: 'paid is not applied',
  credit: 'of credit is left',
  refund: 'is not in their hands yet',
  charge: 'is still being charged',
  dispute: 'is disputed',
  draft: 'an invoice is only a draft',
  review: 'needs review',
} as const;

function sayOpen(matter: OpenMatter, money: (amountMinor: number) => string): string {
  if ('amountMinor' in matter) return `${money(matter.amountMinor)} ${openWords[matter.what]}`;
  if (matter.what === 'draft') return openWords.draft;
  return `${matter.number} ${openWords[matter.what]}`;
}

/** People: who is here, and who may. */
export const peopleSentences: Sentences<
  | 'not-set-up'
  | 'already-set-up'
  | 'not-signed-in'
  | 'manager-needed'
  | 'wrong-pin'
  | 'locked-out'
  | 'inactive-staff'
  | 'last-manager'
  | 'approval-needed'
  | 'own-approval'
  | 'merge-with-itself'
  | 'customer-erased'
  | 'customer-open'
> = {
  'not-set-up': () => 'This desk has no book yet. Set it up first.',
  'already-set-up': () => 'This desk has a book already. Sign in to it.',
  'not-signed-in': () => 'Nobody is signed in at this desk. Sign in with your PIN.',
  'manager-needed': () => 'Only a manager may do this. Ask one to sign in.',
  'wrong-pin': (failure) =>
    `That is not the PIN. ${String(failure.triesLeft)} more ${failure.triesLeft === 1 ? 'try' : 'tries'} before a pause.`,
  'locked-out': (failure) =>
    `Too many wrong PINs. Try again after ${failure.untilAt.slice(11, 19)} UTC.`,
  'inactive-staff': () => 'This person no longer works here. Ask a manager to take them on again.',
  'last-manager': () => 'This is the last manager. Make somebody else a manager first.',
  'approval-needed': (failure, money) => {
    const limit =
      failure.limitMinor === undefined ? '' : ` Your limit is ${money(failure.limitMinor)}.`;
    return `A manager must agree to this, because ${approvalReasons[failure.because]}.${limit} Ask one to enter their PIN.`;
  },
  'merge-with-itself': () => 'These two are one customer already. Choose another one.',
  'customer-erased': () =>
    'This customer was erased: what is written of their money stays, and nothing new begins with them. Open a new account instead.',
  'customer-open': ({ open }, money) =>
    `Something is still open with this customer: ${open.map((matter) => sayOpen(matter, money)).join('; ')}. Settle it first, then erase them.`,
  'own-approval': () => 'Nobody approves what they do themselves. Ask another manager.',
};
