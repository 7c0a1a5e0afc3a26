import { expect, found, test } from './desk-fixture.ts';
import { goTo } from './looks.ts';

test('a desk that dies is said to be away, and the page goes on by itself when it is back', async ({
  openPage,
  desk,
  complaints,
}) => {
  await found(desk);
  const page = await openPage();
  await goTo(page, '/customers/new');
  await page.getByLabel('Name').fill('Nora Whitfield');
  await desk.kill();
  await expect(page.getByText('The desk does not answer.')).toBeVisible();
  await expect(page.getByText('Desk not answering')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Name')).toHaveValue('Nora Whitfield');

  await desk.startAgain();
  await expect(page.getByText('The desk does not answer.')).toBeHidden({ timeout: 10_000 });
  // Whoever was signed in is not any more; what was typed waits for them.
  await page.getByLabel('PIN of Ada Reyes').fill('730194');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toHaveValue('Nora Whitfield');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Nora Whitfield' })).toBeVisible();
  const { rows } = await desk.call('customers.list', {});
  expect(rows).toHaveLength(1);

  // That nothing answered is what the browser says, and all that it says.
  const others = complaints.filter((one) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY|SOCKET)/.test(one));
  complaints.splice(0, complaints.length, ...others);
});
