import type { Locator, Page } from '@playwright/test';
import { expect } from './desk-fixture.ts';
import type { RunningDesk } from './running-desk.ts';

/** A button by its words; the key printed on it is not part of them. */
export const button = (within: Page | Locator, words: string): Locator =>
  within.getByRole('button', { name: words }).and(within.locator(':not(.combo-list *)')).first();

/** Every consequence that the refund panel shows, as `what: before > after`. */
const changes = (page: Page): Promise<readonly string[]> =>
  page.locator('.refund-look[aria-busy=false] .change').evaluateAll((rows) =>
    rows.map((row) => {
      const [label] = row.querySelector('.change-label')?.childNodes ?? [];
      const before = row.querySelector('.change-before')?.firstChild?.textContent ?? '?';
      const after = row.querySelector('.change-after')?.textContent ?? '?';
      return `${label?.textContent ?? '?'}: ${before} > ${after}`;
    }),
  );

/** The panel shows exactly these consequences. */
export const expectChanges = (page: Page, wanted: readonly string[]): Promise<void> =>
  expect.poll(() => changes(page)).toEqual(wanted);

/** Totals in the order in which they stand on a page: `label`, `figure`. */
export const expectTotals = (place: Locator, wanted: readonly string[]): Promise<void> =>
  expect
    .poll(() =>
      place
        .locator('.total-row')
        .evaluateAll((rows) =>
          rows.map((row) =>
            [...row.children].map((cell) => cell.textContent?.trim() ?? '').join(': '),
          ),
        ),
    )
    .toEqual(wanted);

/** The figures at the head of a customer's account. */
export const expectAccount = (page: Page, wanted: readonly string[]): Promise<void> =>
  expect
    .poll(() =>
      page
        .locator('.customer-figures > div')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.children].map((cell) => cell.textContent).join(': ')),
        ),
    )
    .toEqual(wanted);

/** Every account of the desk together comes to nothing, and some account holds something. */
export async function expectBalanced(desk: RunningDesk): Promise<void> {
  const { accounts } = await desk.call('reports.trialBalance', {});
  expect(accounts.some(({ balanceMinor }) => balanceMinor !== 0)).toBe(true);
  expect(accounts.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(0);
}
