import type { IconName } from '../ui/icon.tsx';

interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** Other words under which somebody may look for it. */
  readonly also: readonly string[];
  /** G, then this letter. */
  readonly letter: string;
}

/** The pages that one can always go to, in the order of the rail. */
export const places: readonly Place[] = [
  {
    href: '/',
    label: 'Today',
    icon: 'today',
    letter: 'T',
    also: ['reports', 'day', 'totals', 'drawer', 'till'],
  },
  {
    href: '/invoices',
    label: 'Invoices',
    icon: 'invoice',
    letter: 'I',
    also: ['reports', 'overdue', 'bills'],
  },
  {
    href: '/payments',
    label: 'Payments',
    icon: 'tray',
    letter: 'P',
    also: ['reports', 'received', 'takings'],
  },
  {
    href: '/refunds',
    label: 'Refunds',
    icon: 'turn-back',
    letter: 'R',
    also: ['reports', 'returns', 'given back'],
  },
  {
    href: '/customers',
    label: 'Customers',
    icon: 'customer',
    letter: 'C',
    also: ['people', 'clients', 'balances'],
  },
  {
    href: '/to-resolve',
    label: 'To resolve',
    icon: 'flag',
    letter: 'E',
    also: ['exceptions', 'conflicts', 'review', 'decide'],
  },
  {
    href: '/settings',
    label: 'Settings',
    icon: 'settings',
    letter: 'S',
    also: ['staff', 'options', 'preferences'],
  },
];

/** The place that a page belongs to. */
export const placeOf = (path: string): Place | undefined =>
  places.find(({ href }) => (href === '/' ? path === '/' : path.startsWith(href)));
