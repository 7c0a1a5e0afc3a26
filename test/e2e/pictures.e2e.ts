import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { giveBack, paidByCard } from './card-fixture.ts';
import { expect, signIn, test } from './desk-fixture.ts';
import { goTo } from './looks.ts';
import { appliedCashPayment } from './practice-places.ts';
import type { RunningDesk } from './running-desk.ts';

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const anew = process.env['PICTURES'] === '1';

interface Picture {
  readonly name: string;
  /** Goes where the picture is taken. */
  readonly pose: (page: Page, desk: RunningDesk) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'refund',
    pose: async (page, desk) => {
      const { id } = await appliedCashPayment(desk);
      await goTo(page, `/payments/${id}/refund`);
      await page.getByLabel('How much').fill('30');
      await page.getByText('No longer owes it').click();
      await expect(page.getByText('A credit note of $30.00 is written')).toBeVisible();
    },
  },
  {
    name: 'approval',
    pose: async (page, desk) => {
      const payment = await paymentAbove(desk, 20_000);
      await signInAs(desk, 'Joel Brandt');
      await page.reload();
      await goTo(page, `/payments/${payment}/refund`);
      await page.getByLabel('How much').fill('210');
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('.refund-approval')).toBeVisible();
    },
  },
  {
    name: 'card-refund',
    pose: async (page, desk) => {
      const { id } = await paidByCard(desk, 12_000);
      await goTo(page, `/payments/${id}/refund`);
      await page.getByLabel('How much').fill('40');
      await expect(page.getByText('A credit note of $40.00 is written')).toBeVisible();
    },
  },
  {
    name: 'card-refund-failed',
    pose: async (page, desk) => goTo(page, `/refunds/${await failedCardRefund(desk)}`),
  },
  { name: 'today', pose: (page) => goTo(page, '/') },
  { name: 'payments', pose: (page) => goTo(page, '/payments') },
  { name: 'people', pose: (page) => goTo(page, '/settings') },
  {
    name: 'payment',
    pose: async (page, desk) => {
      const of = { refundStatus: 'partially-refunded', method: 'cash', limit: 1 } as const;
      const { rows } = await desk.call('payments.list', of);
      await goTo(page, `/payments/${rows[0]?.id ?? ''}`);
    },
  },
  {
    name: 'charge',
    pose: async (page, desk) => {
      const { rows } = await desk.call('customers.list', { limit: 1 });
      const { id } = await desk.call('cards.charge', {
        attemptId: crypto.randomUUID(),
        customerId: rows[0]?.id ?? '',
        amountMinor: 12_345,
        via: 'link',
      });
      // Not by `goTo`: this page waits for its customer and never stands still.
      await page.evaluate((at) => {
        window.location.hash = at;
      }, `/payments/${id}`);
      await expect(page.getByRole('img', { name: /Address to pay at/ })).toBeVisible();
    },
  },
  {
    name: 'cards',
    pose: async (page) => {
      await goTo(page, '/settings/cards');
      await expect(page.getByRole('heading', { name: 'What the key may do' })).toBeVisible();
    },
  },
  {
    name: 'allocation',
    pose: async (page, desk) => {
      const { rows } = await desk.call('allocations.list', { limit: 200 });
      const reduced = rows.find((row) => row.amountMinor < row.originalMinor);
      await goTo(page, `/allocations/${reduced?.id ?? ''}`);
    },
  },
  {
    name: 'invoice',
    pose: async (page, desk) => goTo(page, `/invoices/${await creditedInvoice(desk)}`),
  },
  {
    name: 'customer',
    pose: async (page, desk) => {
      const { rows } = await desk.call('customers.list', { limit: 200 });
      const one = rows.find((row) => row.creditMinor > 0) ?? rows[0];
      await goTo(page, `/customers/${one?.id ?? ''}`);
    },
  },
  {
    name: 'credit-note',
    pose: async (page, desk) => {
      await goTo(page, `/invoices/${(await paidInvoice(desk)).id}`);
      await page.keyboard.press('c');
      await page.getByLabel('Amount, with tax').fill('20');
      await page.getByText('Is given back').click();
      await expect(page.getByRole('button', { name: 'Credit, and refund $20.00' })).toBeVisible();
    },
  },
  {
    name: 'cancel',
    pose: async (page, desk) => {
      await goTo(page, `/invoices/${(await paidInvoice(desk)).id}`);
      await page.keyboard.press('x');
      await expect(page.getByLabel('Give back in all')).toBeVisible();
    },
  },
  {
    name: 'refund-record',
    pose: async (page, desk) => {
      const { rows } = await desk.call('refunds.list', { status: 'succeeded', limit: 100 });
      const one = rows.find((row) => row.creditNotes.length > 0);
      await goTo(page, `/refunds/${one?.id ?? ''}`);
    },
  },
  {
    name: 'find',
    pose: async (page, desk) => {
      const { customerName } = await appliedCashPayment(desk);
      await goTo(page, '/');
      await page.keyboard.press('Control+K');
      await page.keyboard.type(`refund ${customerName}`);
      await expect(page.getByRole('option', { name: 'Refund' }).first()).toBeVisible();
    },
  },
  {
    name: 'receipt',
    pose: async (page, desk) => {
      const { rows } = await desk.call('refunds.list', { status: 'succeeded', limit: 1 });
      await goTo(page, `/paper/refund/${rows[0]?.id ?? ''}`);
      await expect(page.locator('iframe[data-ready]')).toBeVisible();
    },
  },
];

/** A refund to a card whose bank sent the money back. */
async function failedCardRefund(desk: RunningDesk): Promise<string> {
  const { id: paymentId } = await paidByCard(desk, 12_000);
  const id = await giveBack(desk, { paymentId, amountMinor: 4000 }, 'succeeded');
  const { card } = await desk.call('refunds.get', { id });
  const { standIn } = await desk.call('cards.status', {});
  const body = new URLSearchParams({ do: 'fail', id: card?.object ?? '', reason: 'declined' });
  await fetch(`${standIn?.url ?? ''}/steer`, { method: 'POST', body });
  await desk.call('refunds.askStripe', { id });
  return id;
}

/** An invoice of which a part was credited, that people still pay on. */
async function creditedInvoice(desk: RunningDesk): Promise<string> {
  const { rows } = await desk.call('invoices.list', { limit: 300 });
  const one = rows.find((row) => row.credited === 'partly' && row.appliedMinor > 0);
  return one?.id ?? '';
}

/** An invoice that is paid in full. */
async function paidInvoice(desk: RunningDesk): Promise<{ readonly id: string }> {
  const { rows } = await desk.call('invoices.list', { status: 'paid', limit: 100 });
  return rows.find((row) => row.can.credit.allowed && row.credited === 'none') ?? { id: '' };
}

/** A payment of which more than this can be given back. */
async function paymentAbove(desk: RunningDesk, amountMinor: number): Promise<string> {
  const { rows } = await desk.call('payments.list', { limit: 500 });
  return rows.find((row) => row.refundableMinor > amountMinor + 1000)?.id ?? '';
}

async function signInAs(desk: RunningDesk, name: string): Promise<void> {
  const { rows } = await desk.call('staff.list', { limit: 50 });
  const staffId = rows.find((row) => row.name === name)?.id ?? '';
  await desk.call('session.signIn', { staffId, pin: '246813' });
}

/** Width and height, as they stand in the head of a PNG. */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(file);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test.use({ mode: 'practice' });

for (const { name, pose } of pictures) {
  const file = `${folder}/${name}.png`;
  if (anew) {
    test(`docs/pictures/${name}.png is taken anew`, async ({ openPage, desk }) => {
      mkdirSync(folder, { recursive: true });
      await signIn(desk);
      const page = await openPage();
      await pose(page, desk);
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      expect(sizeOf(file)).toEqual([1280, 800]);
    });
  } else {
    test(`docs/pictures/${name}.png is there at 1280 by 800; PICTURES=1 takes it anew`, () => {
      expect(sizeOf(file)).toEqual([1280, 800]);
    });
  }
}
