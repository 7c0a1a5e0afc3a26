import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { button } from './at-the-desk.ts';
import { expect, found, test } from './desk-fixture.ts';
import { forbidPointer, handsOn } from './hands.ts';
import { expectAccessible, expectToFit, goTo } from './looks.ts';
import { readPdf } from './pdf-text.ts';
import type { RunningDesk } from './running-desk.ts';

const safe = '/settings/safe-keeping';

/** Sealing takes time on purpose, and more where the computer is busy. */
const patient = { timeout: 30_000 };

test.slow();

/** Takes a payment of somebody, so that there is something to lose. */
async function pay(desk: RunningDesk, amountMinor: number): Promise<void> {
  const { rows } = await desk.call('customers.list', { limit: 1 });
  const customerId =
    rows[0]?.id ?? (await desk.call('customers.create', { name: 'Nora Whitfield' })).id;
  await desk.call('payments.record', {
    attemptId: crypto.randomUUID(),
    customerId,
    method: 'cash',
    amountMinor,
  });
}

const amounts = async (desk: RunningDesk): Promise<readonly number[]> =>
  (await desk.call('payments.list', {})).rows.map(({ amountMinor }) => amountMinor).toReversed();

/** Notes every bar that shows how far something is, however short it is there. */
async function noteProgress(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const bar of document.querySelectorAll('[role=progressbar]')) {
        const label = bar.getAttribute('aria-label') ?? '';
        if (!seen.includes(label)) seen.push(label);
      }
    }).observe(document, { subtree: true, childList: true });
  });
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}

/** The passphrase as it is shown, group by group. */
async function shownGroups(page: Page): Promise<readonly string[]> {
  const spans = page.locator('#root .safe-groups span');
  await expect(spans).toHaveCount(6);
  return spans.allTextContents();
}

/** Makes the passphrase in the open sheet and proves that it is on paper; answers it. */
async function makePassphrase(page: Page): Promise<string> {
  await button(page, 'Make it now').click();
  const groups = await shownGroups(page);
  const path = test.info().outputPath('sheet.pdf');
  await page.pdf({ path });
  const sheet = readPdf(path);
  expect(sheet.pages).toBe(1);
  expect(sheet.text ?? groups[5]).toContain(groups[5] ?? '');
  expect(sheet.text ?? '').not.toContain('Settings /');
  await button(page, 'It is on paper').click();
  await expect(page.getByText(groups[5] ?? '')).toHaveCount(0);
  const field = page.locator('.side-sheet').getByLabel('Its last group');
  await field.fill('0000-0');
  await button(page, 'Confirm').click();
  await expect(page.getByText('That is not the end of the passphrase')).toBeVisible();
  await field.fill((groups[5] ?? '').toLowerCase());
  await button(page, 'Confirm').click();
  await expect(page.locator('.safe-standing')).toContainText('and on paper');
  return groups.join('-');
}

test('[T10] a passphrase, a backup, a change, and back to the backup as it was', async ({
  page,
  desk,
  openPage,
}) => {
  const bars = await noteProgress(page);
  await found(desk);
  await pay(desk, 1200);
  await pay(desk, 3400);
  await openPage(safe);
  await expect(page.getByText('Backups are plain.')).toBeVisible();
  await button(page, 'Make the passphrase').click();
  const passphrase = await makePassphrase(page);
  await expect(page.getByText('Backups are plain.')).toHaveCount(0);

  await button(page, 'Make a backup now').click();
  await expect(page.getByText('The backup is made and proven.')).toBeVisible(patient);
  await pay(desk, 9900);

  await page.getByRole('row').nth(1).getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The book as it is now is not deleted')).toBeVisible();
  await button(page, 'Check it and lay it ready').click();
  await expect(page.getByText('This backup is sealed.')).toBeVisible();
  await page.getByLabel('Passphrase').fill('AAAA-BBBB');
  await button(page, 'Check it and lay it ready').click();
  await expect(page.getByText('That is not the passphrase of this backup.')).toBeVisible(patient);
  await page.getByLabel('Passphrase').fill(passphrase.toLowerCase().replaceAll('-', ' '));
  await button(page, 'Check it and lay it ready').click();

  const banner = page.locator('.banner');
  await expect(banner).toContainText('A restore waits for the next start.', patient);
  await expect(page.locator('.safe-waits')).toContainText('The entry written since is put aside');
  await expect(button(page, 'Restart now')).toBeFocused(patient);
  await expectAccessible(page, 'a restore waits');
  await button(page, 'Take it back').click();
  await expect(banner).toHaveCount(0);
  expect(await amounts(desk)).toEqual([1200, 3400, 9900]);

  await page.getByRole('row').nth(1).getByRole('button', { name: 'Restore' }).click();
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Control+Enter');
  await button(page, 'Restart now').click(patient);
  await expect(page.getByRole('heading', { name: 'Today’s book' })).toBeVisible();
  expect(await amounts(desk)).toEqual([1200, 3400]);
  await expect(banner).toContainText('The ledger was put back from a backup.');
  await expect(banner).toContainText('A2-…');
  await expectAccessible(page, 'the notice of a new epoch');

  await banner.getByRole('link', { name: 'What to do' }).click();
  await expect(button(page, 'Verify the book')).toBeFocused();
  await button(page, 'Verify the book').click();
  await expect(page.getByText('Everything is as it was written.')).toBeVisible(patient);
  await banner.getByRole('button', { name: 'Understood' }).click();
  await expect(banner).toHaveCount(0);
  expect(await bars()).toEqual(['Making a backup', 'Checking the backup', 'Verifying the book']);
});

test('[T7] a figure that was changed is found, named and put right from the entries', async ({
  page,
  desk,
  openPage,
}) => {
  const bars = await noteProgress(page);
  await found(desk);
  await pay(desk, 1200);
  await desk.kill();
  const file = new Database(join(desk.folder, 'ledger.tillbook'));
  file.exec('update payment set applied = 700');
  file.close();
  await desk.startAgain();
  const { rows } = await desk.call('staff.list', {});
  await desk.call('session.signIn', { staffId: rows[0]?.id ?? '', pin: '730194' });

  await openPage(`${safe}/verify`);
  // The key works from when its button is there.
  await expect(button(page, 'Verify the book')).toBeFocused();
  await page.keyboard.press('V');
  await expect(page.getByText('Something does not fit.')).toBeVisible(patient);
  await expect(page.locator('.safe-findings')).toContainText('A-PAY-0001');
  await expect(page.getByRole('button', { name: /delete/i })).toHaveCount(0);
  await expectAccessible(page, 'findings');
  await expectToFit(page, 'findings');
  await button(page, 'Rebuild the figures').click();
  await expect(page.getByText('No entry was changed.')).toBeVisible(patient);
  await button(page, 'Verify again').click();
  await expect(page.getByText('Everything is as it was written.')).toBeVisible(patient);
  expect(await bars()).toEqual(['Verifying the book', 'Rebuilding the figures']);
});

test('[T10] from the first run to a sealed backup and back, by keys alone', async ({
  page,
  desk,
  openPage,
}) => {
  const nothingPointed = await forbidPointer(page);
  await openPage();
  const hands = handsOn(page);
  await hands.type('Harbor Dental');
  await hands.tabTo(page.getByLabel('Your name'));
  for (const text of ['Ada Reyes', '730194', '730194']) {
    await hands.type(text);
    await hands.press('Tab');
  }
  await hands.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'One thing for its safety' })).toBeVisible();
  await expectAccessible(page, 'the offer');
  await hands.press('Control+Enter');
  const groups = await shownGroups(page);
  await expectAccessible(page, 'the passphrase');
  await hands.press('Control+Enter');
  await hands.type(groups[5] ?? '');
  await hands.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Today’s book' })).toBeVisible();
  await pay(desk, 1200);

  await hands.press('Control+K');
  await hands.type('safe keep');
  await expect(page.getByRole('option', { name: 'Safe keeping' })).toBeVisible();
  await hands.press('Enter');
  await expect(page.getByRole('heading', { name: 'Backups', exact: true })).toBeVisible();
  await hands.press('B');
  await expect(page.getByText('The backup is made and proven.')).toBeVisible(patient);
  await pay(desk, 9900);
  await hands.tabTo(page.getByRole('row').nth(1).getByRole('button', { name: 'Restore' }));
  await hands.press('Enter');
  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await hands.type(groups.join(' '));
  await hands.press('Control+Enter');
  await expect(button(page, 'Restart now')).toBeFocused(patient);
  await hands.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today’s book' })).toBeVisible();
  expect(await amounts(desk)).toEqual([1200]);
  await nothingPointed();
});

test('[T7] a book that can’t be opened says so calmly, deletes nothing, and comes back from a backup', async ({
  page,
  desk,
  openPage,
}) => {
  await found(desk);
  await pay(desk, 1200);
  await desk.call('backups.make', {});
  await desk.kill();
  const ledger = join(desk.folder, 'ledger.tillbook');
  writeFileSync(ledger, 'a shopping list'.repeat(1000));
  // Its log alone would be enough to mend it.
  for (const end of ['-wal', '-shm']) rmSync(`${ledger}${end}`);
  await desk.startAgain();
  await openPage();
  await expect(page.getByRole('heading', { name: 'This book can’t be opened' })).toBeVisible();
  await expect(page.getByText('The file of this book holds something else')).toBeVisible();
  await expect(page.getByRole('button', { name: /delete/i })).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `a closed book, ${colorScheme}`);
    await expectToFit(page, 'a closed book');
  }
  await button(page, 'Open it again').click();
  await expect(page.getByText('It still can’t be opened.')).toBeVisible();
  await page.getByRole('row').nth(1).getByRole('button', { name: 'Restore' }).click();
  await button(page, 'Check it and lay it ready').click();
  await button(page, 'Restart now').click(patient);
  await expect(page.getByText('Who is at the desk?')).toBeVisible();
});

test('a hundred backups, and a folder that is not there', async ({ page, desk, openPage }) => {
  await found(desk);
  const { rows } = await (async () => {
    await desk.call('backups.make', {});
    return desk.call('backups.list', {});
  })();
  const [tag] = /[0-9a-f]{8}\.tillbook$/.exec(rows[0]?.id ?? '') ?? [''];
  for (let hour = 0; hour < 99; hour += 1) {
    const stamp = new Date(Date.UTC(2026, 5, 1, hour)).toISOString().replaceAll(/[-:.]/g, '');
    const name = `tillbook-A-${stamp}-hourly-${tag}`;
    writeFileSync(join(desk.folder, 'backups', name), 'plain');
  }
  await openPage(safe);
  await expect(page.getByRole('row')).toHaveCount(9);
  await button(page, 'Show all 100').click();
  await expect(page.getByRole('row')).toHaveCount(101);
  await page.getByRole('row').last().getByRole('button', { name: 'Restore' }).click();
  await button(page, 'Check it and lay it ready').click();
  await expect(page.getByText('This backup was not taken.')).toBeVisible(patient);
  await expectAccessible(page, 'a backup that was not taken');

  await goTo(page, `${safe}/places`);
  await page.getByLabel('Folder').fill('/no/such/folder');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('There is no folder /no/such/folder')).toBeVisible();
  await page.getByLabel('Folder').fill(desk.folder);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.safe-path')).toHaveText(desk.folder);
});
