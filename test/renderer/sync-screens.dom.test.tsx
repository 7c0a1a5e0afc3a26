import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { SyncScreen } from '../../src/renderer/screens/sync/sync-screen.tsx';
import { Banners } from '../../src/renderer/shell/banners.tsx';
import { SyncCell } from '../../src/renderer/shell/sync-cell.tsx';
import { SignOutDialog } from '../../src/renderer/shell/sign-out.tsx';
import { useLeaving } from '../../src/renderer/state/leaving.ts';
import { useSession } from '../../src/renderer/state/session.ts';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';

const at = '2026-07-16T14:00:00.000Z';
const away = {
  ...{ online: false, waiting: 0, lastSyncedAt: at, hubUrl: 'http://127.0.0.1:4710/' },
  trouble: 'unreachable',
  troubleSays: 'The hub does not answer.',
  failures: [],
  desks: [
    { id: 'one', code: 'F1', name: 'Front 1', here: true, heardAt: at },
    { id: 'two', code: 'F2', name: 'Front 2', here: false, heardAt: at },
    { id: 'old', code: 'F3', name: 'Front 3', here: false, heardAt: at, revokedAt: at },
  ],
};

describe('the way to the hub', () => {
  it('[Y73] says of each desk how it stands, apart from what can be done, and makes no code without a hub', async () => {
    await page.viewport(1280, 800);
    answering({ 'sync.status': () => away, 'sync.apart': () => ({ rows: [] }) });
    useSession.setState({
      status: { signedIn: { staffId: 'ann', name: 'Ann', role: 'manager' } } as never,
    });
    const screen = await render(<SyncScreen />, { wrapper: AtAnsweringDesk });
    await expect
      .element(screen.getByText(/what other desks write now is not heard here/))
      .toBeVisible();
    const states = screen
      .getByRole('row')
      .elements()
      .map((row) => row.textContent);
    expect(states).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/Front 1.*Let in$/),
        expect.stringMatching(/Front 2.*Let in.*Shut out… F2$/),
        expect.stringMatching(/Front 3.*Shut out since.*\d$/),
      ]),
    );
    await expect
      .element(screen.getByRole('button', { name: 'Let another desk come' }))
      .toHaveAttribute('aria-disabled', 'true');
  });

  it('[V41] a desk that was shut out says so in the line at the foot, over the page and on it, hub or none', async () => {
    const out = {
      ...away,
      trouble: 'revoked',
      troubleSays: 'Shut out by a manager.',
      shutOutAt: at,
    };
    for (const status of [out, { ...out, offline: true as const }]) {
      answering({ 'sync.status': () => status, 'sync.apart': () => ({ rows: [] }) });
      const screen = await render(
        <>
          <Banners />
          <SyncScreen />
          <SyncCell />
        </>,
        { wrapper: AtAnsweringDesk },
      );
      await expect.element(screen.getByRole('alert').getByText(/lets it count/)).toBeVisible();
      await expect.element(screen.getByText(/^Has shut this desk out, heard/)).toBeVisible();
      await expect.element(screen.getByText(/Shut out by a manager/)).toBeVisible();
      await expect.element(screen.getByRole('button', { name: /^Sync:.*Shut out$/ })).toBeVisible();
      await screen.unmount();
    }
  });

  it('[Y90] a desk that was shut out says how to go on: what counts, and how its computer comes back', async () => {
    answering({
      'sync.status': () => ({ ...away, trouble: 'revoked', shutOutAt: at }),
      'sync.apart': () => ({ rows: [] }),
      'desk.health': () => ({
        ...{ state: 'open', canWrite: true, bookFolder: '/home/ben/Tillbook', appVersion: '1.0.0' },
        ...{ ledgerBytes: 1, walBytes: 1 },
        backups: { folder: '/b', encrypted: true, count: 1, restoreWaits: false },
      }),
    });
    useSession.setState({
      status: { desk: { id: 'one', name: 'Front 3', code: 'F3' } } as never,
    });
    const screen = await render(<SyncScreen />, { wrapper: AtAnsweringDesk });
    await expect
      .element(screen.getByText(/counts only if a manager at another desk/))
      .toBeVisible();
    await expect
      .element(screen.getByText(/rename the folder of this book, \/home\/ben/))
      .toBeVisible();
    await expect
      .element(screen.getByText(/^Start Tillbook again.*http:\/\/127.0.0.1:4710\/.*F3 is used up/))
      .toBeVisible();
    // What it can't do is not offered.
    expect(screen.getByRole('button', { name: 'Let another desk come' }).query()).toBeNull();
  });

  it('[Y91] an address of this computer alone is called that; a hub that went elsewhere is joined there', async () => {
    const codeFrom = (hubUrl: string) => ({
      'sync.status': () => ({ ...away, online: true, trouble: undefined, troubleSays: undefined }),
      'sync.apart': () => ({ rows: [] }),
      'sync.pair': () => ({ hubUrl, code: 'XTVC-KJJ2', goodUntil: at }),
    });
    useSession.setState({
      status: { signedIn: { staffId: 'ann', name: 'Ann', role: 'manager' } } as never,
    });
    const said = /good on this computer only/;
    for (const hubUrl of ['http://127.0.0.1:4710/', 'https://192.168.1.20:4710/']) {
      answering(codeFrom(hubUrl));
      const screen = await render(<SyncScreen />, { wrapper: AtAnsweringDesk });
      await screen.getByRole('button', { name: 'Let another desk come' }).click();
      await expect.element(screen.getByRole('button', { name: 'Copy the code' })).toBeVisible();
      expect(screen.getByText(said).elements()).toHaveLength(hubUrl.includes('127') ? 1 : 0);
      expect(screen.getByLabelText('Pairing code').query()).toBeNull();
      await screen.unmount();
    }
    answering({ 'sync.status': () => away, 'sync.apart': () => ({ rows: [] }) });
    const screen = await render(<SyncScreen />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('The hub is elsewhere now')).toBeVisible();
    await expect.element(screen.getByLabelText('Pairing code')).toBeVisible();
  });

  it('[Y92] what an entry moves is seen before it counts, and what refusing it means', async () => {
    const posts = [
      { account: 'deposits', name: 'Customer deposits', amountMinor: 3000 },
      { account: 'cash:F3', name: 'Cash drawer F3', amountMinor: -3000 },
    ];
    const asked = answering({
      'sync.status': () => ({ ...away, online: true }),
      'sync.apart': () => ({
        rows: [
          {
            ...{ id: 'ref', type: 'refund-made', at, cameAt: at, businessDay: '2026-07-16', posts },
            ...{ desk: 'Front 3', by: 'Mina', number: 'F3-REF-0001', amountMinor: 3000 },
            cash: { drawer: 'Cash drawer F3', way: 'out', amountMinor: 3000 },
          },
        ],
      }),
    });
    useSession.setState({
      status: { signedIn: { staffId: 'ann', name: 'Ann', role: 'manager' } } as never,
    });
    const screen = await render(<SyncScreen />, { wrapper: AtAnsweringDesk });
    await screen.getByRole('button', { name: 'Let it count F3-REF-0001' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('F3-REF-0001: Refunded $30.00')).toBeVisible();
    await expect.element(dialog.getByRole('row', { name: 'Cash drawer F3 −30.00' })).toBeVisible();
    await dialog.getByRole('button', { name: /^Decide later/ }).click();
    expect(asked.map(({ name }) => name)).not.toContain('sync.admit');
    await screen.getByRole('button', { name: 'Refuse it F3-REF-0001' }).click();
    await expect
      .element(
        screen.getByText(
          'It never counts. Every desk but Front 3 is told so. If $30.00 did leave Cash drawer F3, it is missing there by the book.',
        ),
      )
      .toBeVisible();
  });

  it('[V45] what waits is listed in words', async () => {
    const row = { id: 'f', type: 'payment-recorded', at, by: 'Ann' };
    answering({
      'sync.status': () => ({ ...away, waiting: 31, oldestWaitingAt: at }),
      'sync.apart': () => ({ rows: [] }),
      'sync.waitingEntries': () => ({
        rows: [{ ...row, number: 'F1-PAY-0007', amountMinor: 5000, customerName: 'Ada Byron' }],
        more: 30,
      }),
    });
    const screen = await render(<SyncScreen />, { wrapper: AtAnsweringDesk });
    const list = screen.getByRole('list', { name: 'Waiting here' });
    await expect.element(list.getByText('F1-PAY-0007: Took $50.00, Ada Byron')).toBeVisible();
    await expect.element(list.getByText(/^and 30 entries more/)).toBeVisible();
  });

  it('[Y74] the question whether to leave follows what has been sent meanwhile', async () => {
    answering({ 'sync.status': () => ({ ...away, online: true }) });
    useLeaving.getState().ask();
    const screen = await render(<SignOutDialog />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('Everything has been sent')).toBeVisible();
    expect(screen.getByText(/0 entries/).query()).toBeNull();
    useLeaving.getState().stay();
  });

  it('[Y76] the focus stays where the next entry to be looked at is, and goes nowhere with the last', async () => {
    const entry = {
      ...{ type: 'payment-recorded', at, cameAt: at, businessDay: '2026-07-16' },
      ...{ desk: 'Front 3', by: 'Mina Okafor', amountMinor: 3000, posts: [] },
    };
    let rows = ['F3-PAY-0001', 'F3-PAY-0002'].map((number) => ({ ...entry, id: number, number }));
    answering({
      'sync.status': () => ({ ...away, online: true }),
      'sync.apart': () => ({ rows }),
      'sync.admit': ({ factId }) => {
        rows = rows.filter(({ id }) => id !== factId);
        return { factId };
      },
    });
    useSession.setState({
      status: { signedIn: { staffId: 'ann', name: 'Ann', role: 'manager' } } as never,
    });
    const screen = await render(<SyncScreen />, { wrapper: AtAnsweringDesk });
    const admit = (number: string) =>
      screen.getByRole('button', { name: `Let it count ${number}` });
    await expect.element(admit('F3-PAY-0001')).toBeVisible();
    (admit('F3-PAY-0001').element() as HTMLElement).focus();
    const decide = async (number: string) => {
      await userEvent.keyboard('{Enter}');
      await expect
        .element(screen.getByRole('dialog', { name: `Let ${number} count` }))
        .toBeVisible();
      await userEvent.keyboard('{Control>}{Enter}{/Control}');
    };
    await decide('F3-PAY-0001');
    await expect.element(admit('F3-PAY-0002')).toHaveFocus();
    await decide('F3-PAY-0002');
    await expect.element(screen.getByText('Nothing is kept apart any more.')).toBeVisible();
    await expect.poll(() => document.activeElement?.textContent).toContain('Nothing is kept');
  });
});
