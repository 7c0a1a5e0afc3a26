import type { IconName } from '../ui/icon.tsx';

interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** G, then this letter. */
  readonly letter: string;
}

/** The pages that one can always go to, in the order of the rail. */
export const places: readonly Place[] = [
  { href: '/', label: 'Today', icon: 'today', letter: 'T' },
  { href: '/invoices', label: 'Invoices', icon: 'invoice', letter: 'I' },
  { href: '/payments', label: 'Payments', icon: 'tray', letter: 'P' },
  { href: '/refunds', label: 'Refunds', icon: 'turn-back', letter: 'R' },
  { href: '/customers', label: 'Customers', icon: 'customer', letter: 'C' },
  { href: '/to-resolve', label: 'To resolve', icon: 'flag', letter: 'E' },
  { href: '/settings', label: 'Settings', icon: 'settings', letter: 'S' },
];

/** The place that a page belongs to. */
export const placeOf = (path: string): Place | undefined =>
  places.find(({ href }) => (href === '/' ? path === '/' : path.startsWith(href)));
