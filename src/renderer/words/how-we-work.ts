import type { CallValue } from '../../shared/contract/contract.ts';

interface SwitchWords {
  readonly label: string;
  readonly help: string;
}

type Switch = keyof CallValue<'settings.get'>;

/** What can be switched on for the whole business, and what it then does. */
export const switchWords: Readonly<Record<Switch, SwitchWords>> = {
  applyPayments: {
    label: 'Payments go to open invoices by themselves',
    help: 'Oldest due first, where nobody says otherwise. What is contested is left out.',
  },
  applyCredit: {
    label: 'New invoices take the customer’s credit',
    help: 'As they are issued, as far as the credit goes.',
  },
  sameMethod: {
    label: 'Money goes back the way it came',
    help: 'Cash for cash, a check for a check. A manager may agree to another way.',
  },
  twoPersons: {
    label: 'No money goes back without a second person',
    help: 'Every refund needs a manager who is not the one who makes it. Make sure that there are two.',
  },
};

export const howWeWorkWords = {
  title: 'How we work',
  aside: 'the same at every desk',
  onlyManagers: 'Only a manager can switch this. Ask one to sign in.',
  on: 'Switched on',
  off: 'Switched off',
} as const;

export const businessWords = {
  change: 'Change',
  title: 'Business',
  save: 'Save',
  saved: 'Saved. New papers have the new head.',
  foot: 'Stands at the head of every paper from now on. Currency and time zone are for good.',
  onlyManagers: 'Only a manager can change the head of the papers. Ask one to sign in.',
} as const;
