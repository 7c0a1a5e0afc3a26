import { expect, found, test } from './desk-fixture.ts';
import { goTo } from './looks.ts';

const count = 2000;

// Ten thousand would take a minute to write down. 2,000 are many pages of rows already.
test('2,000 payments scroll to the end and back, drawing only what is seen', async ({
  openPage,
  desk,
}) => {
  test.setTimeout(60_000);
  await found(desk);
  const { id: customerId } = await desk.call('customers.create', { name: 'Nora Whitfield' });
  let next = 1;
  const hand = async () => {
    while (next <= count) {
      const amountMinor = next;
      next += 1;
      const attemptId = crypto.randomUUID();
      await desk.call('payments.record', { attemptId, customerId, method: 'cash', amountMinor });
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));

  const page = await openPage();
  await goTo(page, '/payments');
  const rows = page.locator('.table tbody tr');
  await expect(page.getByText('A-PAY-2000')).toBeVisible();
  await page.mouse.move(600, 500);
  const first = page.getByText('A-PAY-0001', { exact: true });
  await page.evaluate(() => {
    const outside = window as unknown as { slowest: number };
    outside.slowest = 0;
    let before = performance.now();
    const frame = (now: number) => {
      outside.slowest = Math.max(outside.slowest, now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await expect(async () => {
    await page.mouse.wheel(0, 8000);
    await expect(first).toBeVisible({ timeout: 50 });
  }).toPass({ timeout: 30_000, intervals: [20] });
  expect(await rows.count()).toBeLessThan(200);
  await expect(async () => {
    await page.mouse.wheel(0, -20_000);
    await expect(page.getByText('A-PAY-2000')).toBeVisible({ timeout: 50 });
  }).toPass({ timeout: 30_000, intervals: [20] });
  expect(await rows.count()).toBeLessThan(200);
  const stall = await page.evaluate(() => (window as unknown as { slowest: number }).slowest);
  test.info().annotations.push({ type: 'longest frame', description: `${stall.toFixed(0)} ms` });
  // A machine with other work to do drops frames; a second would be a table that draws everything.
  expect(stall).toBeLessThan(1000);
});
