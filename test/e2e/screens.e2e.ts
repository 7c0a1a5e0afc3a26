import { expect, found, signIn, test } from './desk-fixture.ts';
import { goTo, look } from './looks.ts';
import { places } from './practice-places.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
];

for (const viewport of sizes) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const size = `${colorScheme}-${String(viewport.width)}`;
    const withAxe = viewport.width === 1280;
    test.describe(`the practice book in ${size}`, () => {
      test.use({ mode: 'practice', viewport, colorScheme });
      test('every page fits, nothing is clipped, and axe finds nothing', async ({
        openPage,
        desk,
      }) => {
        test.setTimeout(150_000);
        const page = await openPage();
        await expect(page.getByText('Who is at the desk?')).toBeVisible();
        await look(page, `sign-in-${size}`, { withAxe });
        await signIn(desk);
        await page.reload();
        await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
        for (const { name, path } of await places(desk)) {
          await goTo(page, path);
          if (name === 'receipt') await expect(page.locator('iframe[data-ready]')).toBeVisible();
          await look(page, `${name}-${size}`, { withAxe: withAxe || name === 'today' });
        }
        await page.keyboard.press('Control+K');
        await page.keyboard.type('refund');
        await expect(page.getByRole('option').first()).toBeVisible();
        await look(page, `palette-${size}`, { withAxe });
        await page.keyboard.press('Escape');
        await page.keyboard.press('F1');
        await expect(page.getByRole('heading', { name: 'Keys' })).toBeVisible();
        await look(page, `keys-${size}`, { withAxe });
      });
    });
  }
}

test('a book just founded has a good word on every empty page', async ({ openPage, desk }) => {
  const page = await openPage();
  await look(page, 'setup', { withAxe: true });
  await found(desk);
  await page.reload();
  for (const [name, words] of [
    ['', 'Nothing waits for a person.'],
    ['invoices', 'Issue the first invoice'],
    ['payments', 'Take the first payment'],
    ['refunds', 'Nothing was given back'],
    ['customers', 'Write down the first customer'],
  ] as const) {
    await goTo(page, `/${name}`);
    await expect(page.getByText(words)).toBeVisible();
    await look(page, `empty-${name === '' ? 'today' : name}`, { withAxe: true });
  }
});

test('names of 200 signs break nothing', async ({ openPage, desk }) => {
  await found(desk);
  await desk.call('business.update', { name: 'Nordlicht'.repeat(22) });
  for (const name of ['Wilhelmina-'.repeat(18) + 'W.', 'Ottoline van der Aa '.repeat(10)]) {
    const { id: customerId } = await desk.call('customers.create', { name: name.trim() });
    const { today } = await desk.call('setup.status', {});
    const { id: invoiceId } = await desk.call('invoices.issue', {
      attemptId: crypto.randomUUID(),
      customerId,
      dueOn: today,
      lines: [
        { description: 'Sealing'.repeat(28), quantity: 1, unitPriceMinor: 49_999_99 },
        { description: 'x', quantity: 1, unitPriceMinor: 1, taxRatePercent: 8.875 },
      ],
    });
    const { id } = await desk.call('payments.record', {
      attemptId: crypto.randomUUID(),
      customerId,
      method: 'cash',
      amountMinor: 49_999_99,
      allocations: [{ invoiceId, amountMinor: 49_999_99 }],
    });
    const page = await openPage();
    const kind = name.includes(' ') ? 'words' : 'word';
    for (const [what, path] of Object.entries({
      today: '/',
      invoices: '/invoices',
      payments: '/payments',
      customers: '/customers',
      customer: `/customers/${customerId}`,
      invoice: `/invoices/${invoiceId}`,
      payment: `/payments/${id}`,
      refunding: `/payments/${id}/refund`,
    })) {
      await goTo(page, path);
      await look(page, `long-${kind}-${what}`, { withAxe: false });
    }
  }
});
