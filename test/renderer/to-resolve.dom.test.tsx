import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ExceptionPage } from '../../src/renderer/screens/exception/exception-page.tsx';
import { ExceptionScreen } from '../../src/renderer/screens/exception/exception-screen.tsx';
import { ExceptionsScreen } from '../../src/renderer/screens/exceptions/exceptions-screen.tsx';
import { useSession } from '../../src/renderer/state/session.ts';
import { useToasts } from '../../src/renderer/state/toasts.ts';
import { ToastStack } from '../../src/renderer/ui/toast.tsx';
import { openTwice } from './contradictions.ts';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';

const offTwice = {
  ...openTwice,
  id: 'allocation-below-zero:alc',
  kind: 'allocation-below-zero' as const,
  sentence: 'Money was taken off F1-ALC-0001 more than once, by $40.00.',
};
const another = {
  ...openTwice,
  id: 'payment-over-refunded:other',
  hangsOn: 'other',
  about: { kind: 'payment', id: 'other', number: 'F1-PAY-0009' },
};
const settled = {
  ...openTwice,
  figureMinor: 0,
  state: 'settled' as const,
  decision: {
    resolution: 'drawer-loss' as const,
    ...{ amountMinor: 4000, by: 'Ann Manager', at: '2026-07-16T14:05:00.000Z' },
  },
};

function Said() {
  const { toasts, drop } = useToasts();
  return <ToastStack toasts={toasts} onDone={drop} />;
}

/** A manager is signed in, and one refund too much waits to be decided; answers what the desk is asked. */
function askedByManager() {
  const signedIn = { staffId: 'ann', name: 'Ann Manager', role: 'manager' as const };
  useSession.setState({ status: { ready: true, mode: 'live', today: '2026-07-16', signedIn } });
  return answering({
    'staff.list': () => ({ rows: [] }),
    'exceptions.list': () => ({ rows: [openTwice] }),
    'exceptions.resolve': () => ({ figureMinor: 4000 }),
  });
}

describe('what is to be resolved', () => {
  it('[V15] is listed with what hangs on the same payment under it', async () => {
    answering({ 'exceptions.list': () => ({ rows: [openTwice, another, offTwice] }) });
    const screen = await render(<ExceptionsScreen />, { wrapper: AtAnsweringDesk });
    await expect
      .element(screen.getByRole('link', { name: '↳ Taken off the invoice twice' }))
      .toBeVisible();
    const links = screen
      .getByRole('link')
      .elements()
      .map((one) => one.textContent);
    expect(links).toEqual([
      'Given back twice',
      '↳ Taken off the invoice twice',
      'Given back twice',
    ]);
  });

  it('[V18] begins each visit with what is open, and says of what was settled who decided and how much', async () => {
    await page.viewport(1280, 800);
    answering({
      'exceptions.list': ({ state }) => ({ rows: state === 'settled' ? [settled] : [another] }),
    });
    const first = await render(<ExceptionsScreen />, { wrapper: AtAnsweringDesk });
    await userEvent.click(first.getByText('Settled', { exact: true }));
    await expect.element(first.getByText('Ann Manager')).toBeVisible();
    await expect.element(first.getByText('40.00')).toBeVisible();
    await expect.element(first.getByText('Book it as a loss')).toBeVisible();
    await expect.element(first.getByText('Today 09:05')).toBeVisible();
    expect(first.getByRole('button', { name: 'All' }).query()).toBeNull();
    await first.unmount();
    const again = await render(<ExceptionsScreen />, { wrapper: AtAnsweringDesk });
    await expect.element(again.getByText('F1-PAY-0009')).toBeVisible();
  });

  it('[V15] [V17] is decided in words, and what else that settled is said', async () => {
    let isDecided = false;
    answering({
      'staff.list': () => ({ rows: [] }),
      'exceptions.list': () => ({ rows: isDecided ? [] : [openTwice, offTwice] }),
      'exceptions.resolve': () => {
        isDecided = true;
        return { figureMinor: 4000 };
      },
    });
    const choice = {
      resolution: 'attach-evidence' as const,
      consequence: 'F1-INV-0001 then owes $0.00.',
      follows: ['No drawer changes.'],
      posts: [{ account: 'over-short', name: 'Over and short', amountMinor: 4000 }],
    };
    const one = { ...openTwice, sides: [], choices: [choice], history: [] };
    const screen = await render(
      <>
        <ExceptionPage exception={one} />
        <Said />
      </>,
      { wrapper: AtAnsweringDesk },
    );
    await expect.element(screen.getByText('The same matter.')).toBeVisible();
    await expect.element(screen.getByText('No drawer changes.')).toBeVisible();
    await expect.element(screen.getByText('Over and short')).not.toBeVisible();
    await userEvent.fill(screen.getByLabelText('Note for the record'), 'A signed slip.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .element(
        screen.getByText('Settled: Given back twice, and with it Taken off the invoice twice'),
      )
      .toBeVisible();
  });

  it('[V34] leads on from what was decided to what that wrote and put right', async () => {
    answering({});
    const event = {
      ...{ factId: 'f', kind: 'exception-resolved', at: '2026-07-16T14:05:00.000Z' },
      ...{ businessDay: '2026-07-16', by: 'Ann Manager', deskCode: 'F1', amountMinor: 4000 },
      ...{ resolution: 'customer-debt' as const, wrote: [{ id: 'dn', number: 'F1-DN-0001' }] },
      putRight: [{ id: 'inv', number: 'F1-INV-0004' }],
    };
    const one = { ...settled, sides: [], choices: [], history: [event] };
    const screen = await render(<ExceptionPage exception={one} />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('Settled.')).toBeVisible();
    const ways = screen
      .getByRole('link')
      .elements()
      .map((link) => [link.textContent, link.getAttribute('href')]);
    expect(ways).toEqual(
      expect.arrayContaining([
        ['Open F1-DN-0001', '#/invoices/dn'],
        ['F1-DN-0001', '#/invoices/dn'],
        ['F1-INV-0004', '#/invoices/inv'],
      ]),
    );
  });

  it('[Y76] [Y77] goes on with the next, and finds what hangs on it among all of its customer’s', async () => {
    let isDecided = false;
    const asked = answering({
      'staff.list': () => ({ rows: [] }),
      'exceptions.list': () => ({ rows: isDecided ? [another] : [openTwice, another] }),
      'exceptions.get': () => ({
        ...(isDecided ? settled : openTwice),
        ...{ sides: [], history: [] },
        choices: isDecided
          ? []
          : [{ resolution: 'attach-evidence', consequence: '', follows: [], posts: [] }],
      }),
      'exceptions.resolve': () => {
        isDecided = true;
        return { figureMinor: 4000 };
      },
    });
    const screen = await render(<ExceptionScreen id={openTwice.id} />, {
      wrapper: AtAnsweringDesk,
    });
    await expect.element(screen.getByRole('radio')).toHaveFocus();
    expect(asked.filter(({ name }) => name === 'exceptions.list')).toEqual([
      { name: 'exceptions.list', input: { customerId: 'jane', limit: 100 } },
    ]);
    await userEvent.fill(screen.getByLabelText('Note for the record'), 'A signed slip.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(screen.getByRole('button', { name: 'Look at the next' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(window.location.hash).toBe(`#/to-resolve/${encodeURIComponent(another.id)}`);
  });

  it('[V22] [V23] [V69] lets one of two refunds be chosen by its number, and tells what is done though no account changes', async () => {
    const asked = askedByManager();
    const never = (refundId: string) => ({
      resolution: 'cancel-refund' as const,
      consequence: `${refundId} was never paid out.`,
      follows: [`Of ${refundId} nothing counts.`],
      posts: [],
      refundId,
    });
    const side = (refundId: string) => ({
      ...{ factId: refundId, kind: 'refund-made', at: '2026-07-16T14:00:00.000Z', counts: true },
      ...{ businessDay: '2026-07-16', by: 'Ann', deskCode: 'F1' },
      about: { kind: 'refund', id: refundId, number: `F1-REF-${refundId}` },
    });
    const sides = [side('first'), side('late')];
    const one = { ...openTwice, sides, choices: [never('first'), never('late')], history: [] };
    const screen = await render(<ExceptionPage exception={one} />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('F1-REF-first was never paid out')).toBeVisible();
    await userEvent.click(screen.getByText('F1-REF-late was never paid out'));
    await expect.element(screen.getByText('Of late nothing counts.')).toBeVisible();
    expect(screen.getByText('Nothing is posted and no money moves.').query()).toBeNull();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .poll(() => asked.find(({ name }) => name === 'exceptions.resolve')?.input)
      .toMatchObject({ resolution: 'cancel-refund', refundId: 'late' });
  });

  it('[Y93] says to whoever may not decide that a manager does, before anything is filled in', async () => {
    askedByManager();
    const loss = { resolution: 'drawer-loss' as const, consequence: '', follows: [], posts: [] };
    const one = { ...openTwice, sides: [], choices: [loss], history: [] };
    const forManagers = /A manager decides what moves money/;
    const screen = await render(<ExceptionPage exception={one} />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByRole('button', { name: /^Book the loss/ })).toBeEnabled();
    expect(screen.getByText(forManagers).query()).toBeNull();
    useSession.setState({
      status: { signedIn: { staffId: 'ben', name: 'Ben', role: 'front-desk' } } as never,
    });
    await expect.element(screen.getByText(forManagers).first()).toBeVisible();
  });

  it('[V54] takes for granted that a check came back where a check went out', async () => {
    const asked = askedByManager();
    const into = (method: 'cash' | 'check') => ({
      method,
      follows: [`Into ${method}.`],
      posts: [],
    });
    const recovered = {
      resolution: 'recovered' as const,
      consequence: 'It came back.',
      ...{ follows: [], posts: [], ways: [into('cash'), into('check')] },
    };
    const side = {
      ...{
        factId: 'f',
        kind: 'refund-recorded',
        at: '2026-07-16T14:00:00.000Z',
        by: 'Ann Manager',
      },
      ...{ businessDay: '2026-07-16', deskCode: 'F2', amountMinor: 4000 },
      ...{ method: 'check' as const, counts: true },
    };
    const one = { ...openTwice, sides: [side], choices: [recovered], history: [] };
    const screen = await render(<ExceptionPage exception={one} />, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('Into check.')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .poll(() => asked.find(({ name }) => name === 'exceptions.resolve')?.input)
      .toMatchObject({ resolution: 'recovered', method: 'check' });
  });
});
