import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { ExceptionsScreen } from '../../src/renderer/screens/exceptions/exceptions-screen.tsx';
import { useSession } from '../../src/renderer/state/session.ts';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';

const row = {
  id: 'thirty',
  type: 'refund-made',
  at: '2026-07-14T15:00:00.000Z',
  businessDay: '2026-07-14',
  cameAt: '2026-07-16T14:00:00.000Z',
  desk: 'Front 9',
  by: 'Mina Okafor',
  number: 'F9-REF-0002',
  amountMinor: 3000,
};

const signIn = (role: 'manager' | 'front-desk'): void =>
  useSession.setState({
    status: {
      ready: true,
      mode: 'live',
      today: '2026-07-16',
      signedIn: { staffId: 'one', name: 'Ruth Adler', role },
    },
  });

it('[Y27] what a desk wrote after it was shut out stands among what is to be resolved, for managers', async () => {
  const asked = answering({
    'exceptions.list': () => ({ rows: [] }),
    'sync.apart': () => ({ rows: [row] }),
  });
  signIn('front-desk');
  const front = await render(<ExceptionsScreen />, { wrapper: AtAnsweringDesk });
  await expect.element(front.getByText('Nothing contradicts')).toBeVisible();
  expect(asked.filter(({ name }) => name === 'sync.apart')).toEqual([]);
  await front.unmount();
  signIn('manager');
  const screen = await render(<ExceptionsScreen />, { wrapper: AtAnsweringDesk });
  const apart = screen.getByRole('region', { name: 'Kept apart' });
  await expect.element(apart).toBeVisible();
  const told = document.querySelector('.kept-apart')?.textContent ?? '';
  expect(told).toContain('F9-REF-0002: Refunded $30.00');
  expect(told).toContain('Mina Okafor, Front 9, 14 Jul 2026');
  await expect.element(apart.getByRole('link')).toHaveAttribute('href', '#/settings/sync');
});
