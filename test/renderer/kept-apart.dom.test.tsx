import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { ExceptionsScreen } from '../../src/renderer/screens/exceptions/exceptions-screen.tsx';
import { Waiting } from '../../src/renderer/screens/today/waiting.tsx';
import { Rail } from '../../src/renderer/shell/rail.tsx';
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
  posts: [],
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

it('[Y27] what a desk wrote after it was shut out stands among what is to be resolved, to be decided by managers', async () => {
  answering({
    'exceptions.list': () => ({ rows: [] }),
    'sync.apart': () => ({ rows: [row] }),
  });
  signIn('front-desk');
  const front = await render(<ExceptionsScreen />, { wrapper: AtAnsweringDesk });
  const read = front.getByRole('region', { name: 'Kept apart' });
  await expect
    .element(read.getByText('A manager decides about each, on the Sync page.'))
    .toBeVisible();
  expect(read.getByRole('link').elements()).toEqual([]);
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

const counted = {
  'exceptions.list': () => ({ rows: [] }),
  'exceptions.count': () => ({
    open: 1,
    apart: { entries: 4, desks: ['Front 9'], givenBackMinor: 9000, takenMinor: 15_000 },
  }),
};

it('[V40] it counts among what waits on the page of the day, with the money that is out', async () => {
  answering(counted);
  const screen = await render(<Waiting rows={[]} count={0} />, { wrapper: AtAnsweringDesk });
  await expect.element(screen.getByText('5 to act on')).toBeVisible();
  await expect
    .element(
      screen.getByText(
        '4 entries of Front 9, which was shut out, wait for somebody to look at them. They say that $90.00 was given back and $150.00 was taken.',
      ),
    )
    .toBeVisible();
});

it('[V40] and in the badge of the rail', async () => {
  answering(counted);
  const screen = await render(<Rail />, { wrapper: AtAnsweringDesk });
  await expect.element(screen.getByRole('link', { name: 'To resolve 5 open' })).toBeInTheDocument();
});
