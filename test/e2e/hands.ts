import type { Locator, Page } from '@playwright/test';
import { expect } from './desk-fixture.ts';

/** Hands on a keyboard, and how often they were lifted: a text in one go counts as one group. */
export interface Hands {
  readonly groups: () => number;
  /** One press, such as `Control+K`, or two in a row, such as `G P`. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Goes on with Tab until this has the focus. */
  tabTo(place: Locator): Promise<void>;
}

const mostTabs = 40;

export function handsOn(page: Page): Hands {
  let groups = 0;
  return {
    groups: () => groups,
    async press(keys) {
      groups += 1;
      for (const key of keys.split(' ')) await page.keyboard.press(key);
    },
    async type(text) {
      groups += 1;
      await page.keyboard.type(text);
    },
    async tabTo(place) {
      groups += 1;
      await expect(place).toBeAttached();
      for (let tabs = 0; tabs < mostTabs; tabs += 1) {
        if (await place.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${place.toString()}.`);
    },
  };
}

/** Fails as soon as anything on the page is pressed with a pointer. */
export async function forbidPointer(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const outside = window as unknown as { pointed?: string };
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'touchstart']) {
      window.addEventListener(type, () => (outside.pointed = type), true);
    }
  });
  return async () => {
    const pointed = await page.evaluate(() => (window as { pointed?: string }).pointed);
    expect(pointed).toBeUndefined();
  };
}

/** [V51] Reads what was just put on screen: sooner than somebody could, it takes no press. */
export const readSlip = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Hand over the' })).toBeVisible();
  await page.waitForTimeout(600);
};
