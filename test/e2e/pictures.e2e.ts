import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
  { name: 'today', pose: (page) => goTo(page, '/') },
  { name: 'payments', pose: (page) => goTo(page, '/payments') },
  {
    name: 'receipt',
    pose: async (page, desk) => {
      const { rows } = await desk.call('refunds.list', { status: 'succeeded', limit: 1 });
      await goTo(page, `/paper/refund/${rows[0]?.id ?? ''}`);
      await expect(page.locator('iframe[data-ready]')).toBeVisible();
    },
  },
];

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
