import { type Command, useCommands } from '../state/commands.ts';
import { useOverlays } from '../state/overlays.ts';
import { goTo } from './location.ts';
import { places } from './places.ts';
import { useSignOut } from './sign-out.tsx';

const going: readonly Command[] = places.map(({ href, label, icon, letter, also }) => ({
  id: `go ${href}`,
  title: label,
  also,
  keys: href === '/settings' ? [`G ${letter}`, 'Ctrl+,'] : [`G ${letter}`],
  group: 'go',
  icon,
  run: () => goTo(href),
}));

const page = (id: string, title: string, icon: string, also: readonly string[]): Command => ({
  id,
  title,
  icon,
  also,
  group: 'go',
  run: () => goTo(`/settings/${id}`),
});

const further: readonly Command[] = [
  page('safe-keeping', 'Safe keeping', 'lock', ['backup', 'restore', 'verify', 'passphrase']),
  page('sync', 'Sync', 'undo', ['hub', 'desks', 'join', 'pairing', 'offline']),
  page('cards', 'Cards', 'card', ['stripe', 'reader', 'terminal', 'key']),
];

const doing: readonly Command[] = [
  {
    id: 'take-payment',
    title: 'Take payment',
    keys: ['Ctrl+Shift+P'],
    group: 'do',
    icon: 'tray',
    run: () => goTo('/payments/new'),
  },
  {
    id: 'issue-invoice',
    title: 'Issue invoice',
    keys: ['Ctrl+I'],
    group: 'do',
    icon: 'invoice',
    run: () => goTo('/invoices/new'),
  },
  {
    id: 'refund-payment',
    title: 'Refund payment',
    keys: ['Ctrl+Shift+R'],
    group: 'do',
    icon: 'turn-back',
    run: () => useOverlays.getState().show('palette', 'Refund '),
  },
  {
    id: 'refund-elsewhere',
    title: 'Refund by a receipt: payment not in this book yet',
    group: 'do',
    icon: 'turn-back',
    run: () => goTo('/refunds/elsewhere'),
  },
  {
    id: 'find-customer',
    title: 'Find customer',
    keys: ['Ctrl+J'],
    group: 'do',
    icon: 'customer',
    run: () => goTo('/customers?find'),
  },
  {
    id: 'new-customer',
    title: 'New customer',
    group: 'do',
    icon: 'new-customer',
    run: () => goTo('/customers/new'),
  },
];

const looking: readonly Command[] = [
  {
    id: 'palette',
    title: 'Find or do anything',
    keys: ['Ctrl+K'],
    group: 'window',
    silent: true,
    run: () => useOverlays.getState().show('palette'),
  },
  {
    id: 'shortcuts',
    title: 'All keys',
    keys: ['?', 'F1'],
    group: 'window',
    icon: 'keyboard',
    run: () => useOverlays.getState().show('shortcuts'),
  },
];

const all: readonly Command[] = [...doing, ...going, ...further, ...looking];

/** What can be done from anywhere in the window. */
export function useWindowCommands(): void {
  const signOut = useSignOut();
  useCommands([
    ...all,
    {
      id: 'sign-out',
      title: 'Sign out',
      group: 'window',
      icon: 'sign-out',
      run: signOut,
    },
  ]);
}
