import type { Page } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, found, test } from './desk-fixture.ts';
import { forbidPointer, handsOn, readSlip } from './hands.ts';
import { expectAccessibleInBoth, expectToFit, goTo } from './looks.ts';
import { runDesk, type RunningDesk } from './running-desk.ts';

const program = fileURLToPath(new URL('../../out/main/hub.js', import.meta.url));

/** A hub as somebody starts it: a program of its own, on a folder of its own. */
async function runHub(folder: string, port = '0') {
  const child = spawn(process.execPath, [program, '--port', port, '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /ready at (http:\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    return {
      url,
      stop: async () => {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('The hub ended before it was ready.');
}

const pair = (folder: string): string =>
  execFileSync(process.execPath, [program, 'pair', '--data', folder], { encoding: 'utf8' }).trim();

const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `tillbook-${name}-`));

/** Lets a desk go its round until nothing of it waits. */
async function meet(...desks: readonly RunningDesk[]): Promise<void> {
  for (const desk of [...desks, ...desks]) {
    const { online, waiting } = await desk.call('sync.now', {});
    expect({ online, waiting }).toEqual({ online: true, waiting: 0 });
  }
}

/** What somebody does at a desk who gives the whole payment back in cash. */
async function refundAll(page: Page, payment: string): Promise<void> {
  await goTo(page, `/payments/${payment}/refund`);
  await expect(page.getByRole('button', { name: /Refund \$100\.00/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await readSlip(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cash handed over: $100.00 to Dario Contreras')).toBeVisible();
}

async function open(page: Page, desk: RunningDesk): Promise<void> {
  await page.goto(`${desk.origin}/#token=${desk.token}&/`);
  await expect(page.getByRole('heading', { name: 'Needs a person' })).toBeVisible();
}

/** Somebody joins a hub and goes to how the desk stands with it, by keys alone. */
async function joinByKeys(page: Page, desk: RunningDesk, hub: { url: string; code: string }) {
  const hands = handsOn(page);
  await open(page, desk);
  await hands.press('Control+K');
  await hands.type('sync');
  await expect(page.getByRole('option', { name: 'Sync' })).toBeVisible();
  await hands.press('Enter');
  await hands.tabTo(page.getByLabel('Address'));
  await hands.type(hub.url);
  await hands.tabTo(page.getByLabel('Pairing code'));
  await hands.type(hub.code);
  await expectAccessibleInBoth(page, 'joining');
  await hands.press('Enter');
  await expect(page.getByText('This desk has joined the hub.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeFocused();
  await hands.press('g t');
  const standing = page.getByRole('button', { name: 'Sync: Synced' });
  await hands.tabTo(standing);
  await hands.press('Enter');
  await hands.tabTo(page.getByRole('button', { name: 'Let another desk come' }));
  await hands.press('Enter');
  await expect(page.getByRole('button', { name: 'Copy the code' })).toBeVisible();
  await expectAccessibleInBoth(page, 'a code');
}

test('[U34] [Y75] the same payment is given back at two desks with no network, found, and resolved', async ({
  page,
  desk: front,
  complaints,
}) => {
  test.slow();
  const hubFolder = newFolder('hub');
  const backFolder = newFolder('back');
  let hub = await runHub(hubFolder);
  const { url } = hub;
  const { port } = new URL(url);
  const back = await runDesk({ folder: backFolder, practice: false });
  try {
    await found(front);
    const expectNoPointer = await forbidPointer(page);
    await joinByKeys(page, front, { url, code: pair(hubFolder) });
    const { id: customerId } = await front.call('customers.create', { name: 'Dario Contreras' });
    const { id: invoiceId } = await front.call('invoices.issue', {
      attemptId: 'invoice',
      customerId,
      dueOn: '2099-01-01',
      lines: [{ description: 'Pool class', quantity: 1, unitPriceMinor: 10_000 }],
    });
    const { id: payment } = await front.call('payments.record', {
      attemptId: 'payment',
      customerId,
      method: 'cash',
      amountMinor: 10_000,
      allocations: [{ invoiceId, amountMinor: 10_000 }],
    });
    await meet(front);
    await back.call('sync.join', {
      ...{ hubUrl: url, deskName: 'Back office', deskCode: 'B' },
      code: pair(hubFolder),
    });
    const { rows } = await back.call('staff.list', {});
    await back.call('session.signIn', { staffId: rows[0]?.id ?? '', pin: '730194' });

    await hub.stop();
    await refundAll(page, payment);
    const other = await page.context().newPage();
    await open(other, back);
    await refundAll(other, payment);
    hub = await runHub(hubFolder, port);
    await meet(front, back);

    // Whoever looks sees a figure at the page that waits for a person, and goes there by keys alone.
    await page.keyboard.press('Escape');
    await goTo(page, '/');
    await expect(page.getByRole('link', { name: /To resolve 3 open/ })).toBeVisible();
    await expect(
      page.getByText(/than was paid, by \$100\.00\. .* 2 more hang on it\./),
    ).toBeVisible();
    await expectAccessibleInBoth(page, 'the day');
    const hands = handsOn(page);
    await goTo(page, `/customers/${customerId}`);
    await expect(page.getByRole('table', { name: 'Invoices' })).toContainText('Needs review');
    await expectAccessibleInBoth(page, 'the customer');
    for (const [act, title] of [
      ['Merge', 'Merge Dario Contreras with another customer'],
      ['Erase', 'Erase Dario Contreras'],
    ] as const) {
      await hands.tabTo(page.getByRole('button', { name: 'More' }));
      await hands.press('Enter');
      await expect(page.getByRole('menuitem', { name: act })).toBeVisible();
      await hands.type(act);
      await hands.press('Enter');
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await expectAccessibleInBoth(page, act);
      await hands.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await hands.press('g e');
    await expect(page.getByRole('heading', { name: 'To resolve' })).toBeVisible();
    await expectAccessibleInBoth(page, 'the list');
    await hands.press('g t');
    await hands.tabTo(page.getByRole('button', { name: 'Decide A-PAY-0001' }));
    await hands.press('Enter');
    const sides = page.getByRole('table', { name: /side by side/ });
    await expect(sides.getByRole('link', { name: 'A-REF-0001' })).toBeVisible();
    await expect(sides.getByRole('link', { name: 'B-REF-0001' })).toBeVisible();
    await expectToFit(page, 'both entries');
    await expect(page.getByRole('radio', { name: /It was brought back/ })).toBeFocused();
    await hands.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /Book it as a loss/ })).toBeChecked();
    await hands.tabTo(page.locator('summary'));
    await hands.press('Enter');
    await expect(page.getByRole('table', { name: 'What is posted' })).toContainText(
      'Over and short',
    );
    await expectAccessibleInBoth(page, 'both entries');
    await hands.tabTo(page.getByLabel('Note for the record'));
    await hands.type('Both drawers were short of it.');
    await hands.press('Control+Enter');
    await expect(page.getByText('Nothing contradicts here any more.')).toBeVisible();
    await expect(
      page.getByRole('status').filter({ hasText: 'Settled: Given back twice, and with it' }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Back to the list' })).toBeFocused();
    await expectAccessibleInBoth(page, 'settled');

    await meet(front, back);
    await expect(other.getByRole('link', { name: /To resolve/ })).not.toContainText('open');
    await goTo(other, '/to-resolve');
    await other.getByText('Settled', { exact: true }).click();
    await other.getByRole('link', { name: 'Given back twice' }).click();
    await expect(other.getByText('Both drawers were short of it.')).toBeVisible();
    const { accounts } = await back.call('reports.trialBalance', {});
    expect(
      Object.fromEntries(accounts.map(({ account, balanceMinor }) => [account, balanceMinor])),
    ).toMatchObject({ 'cash:B': -10_000, 'over-short': 10_000 });

    // The other desk is shut out and writes on: what it wrote waits, and is let count by keys.
    await back.call('sync.workOffline', { offline: true });
    const { desks = [] } = await front.call('sync.status', {});
    const deskId = desks.find(({ code }) => code === 'B')?.id ?? '';
    await front.call('sync.revoke', { attemptId: 'out', deskId });
    const late = { customerId, method: 'cash', amountMinor: 700 } as const;
    await back.call('payments.record', { attemptId: 'late', ...late });
    await back.call('sync.workOffline', { offline: false });
    await back.call('sync.now', {});
    await goTo(page, '/settings/sync');
    await hands.press('y');
    const letIn = page.getByRole('button', { name: 'Let it count B-PAY-0001' });
    await hands.tabTo(letIn);
    await expectAccessibleInBoth(page, 'kept apart');
    await hands.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Let B-PAY-0001 count' })).toBeVisible();
    await expectAccessibleInBoth(page, 'what letting it count moves');
    await hands.press('Control+Enter');
    await expect(page.getByText('Nothing is kept apart any more.')).toBeVisible();
    await expect(page.getByText('It counts now, at every desk.')).toBeVisible();
    await expectNoPointer();
    complaints.splice(0);
  } finally {
    await back.close();
    await hub.stop();
    rmSync(hubFolder, { recursive: true, force: true });
    rmSync(backFolder, { recursive: true, force: true });
  }
});
