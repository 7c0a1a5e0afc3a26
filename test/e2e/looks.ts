import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { expect } from './desk-fixture.ts';

/** Goes to a page of the open window, and waits until it stands still. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, path);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('.spinner, [aria-busy=true], iframe:not([data-ready])')).toHaveCount(0);
  await page.evaluate(async () => {
    const quietMs = 150;
    await new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, quietMs);
      const watch = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(resolve, quietMs);
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map(async (one) => one.finished.catch(() => null)));
  });
}

/** What sticks out of its place: the page itself, and the words of anything to press or read off. */
const sticksOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const pages = [document.documentElement, ...document.querySelectorAll('.page-body')];
    const wide = pages.some((one) => one.scrollWidth > one.clientWidth) ? ['the page'] : [];
    const parts = document.querySelectorAll<HTMLElement>('button, .status, .segment');
    const clipped = [...parts].filter(
      (part) =>
        part.offsetParent !== null &&
        part.scrollWidth > part.clientWidth + 1 &&
        part.querySelector('.ellipsis') === null,
    );
    return [...wide, ...clipped.map((part) => `${part.className}: ${part.textContent ?? ''}`)];
  });

/** Amounts of which not every figure can be read: half an amount is a wrong amount. */
const cutAmounts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.figure')]
      .filter((figure) => {
        const cell = figure.closest<HTMLElement>('td, th, dd') ?? figure;
        return cell.offsetParent !== null && cell.scrollWidth > cell.clientWidth + 1;
      })
      .map((figure) => figure.textContent ?? ''),
  );

// Chromium lets the arrows scroll what scrolls; axe still asks for something inside to stand on.
const scrollsByKeys = 'scrollable-region-focusable';
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Nothing is clipped, nothing scrolls sideways, and every amount can be read. */
export async function expectToFit(page: Page, name: string): Promise<void> {
  expect.soft(await sticksOut(page), `${name}: sticks out`).toEqual([]);
  expect.soft(await cutAmounts(page), `${name}: amounts cut off`).toEqual([]);
}

/** Axe has nothing to say. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .disableRules(scrollsByKeys)
    // In the frame of a paper nothing runs, so axe can't either; without frames it needs no page of its own.
    .exclude('iframe')
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const said = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
  expect.soft(said, `${name}: axe`).toEqual([]);
}

/** Axe has nothing to say by day or by night. */
export async function expectAccessibleInBoth(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    // Without motion the colors are there at once.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, `${name}, ${colorScheme}`);
  }
}

const pictures = fileURLToPath(new URL('../../.runtime/pictures', import.meta.url));

interface Look {
  /** The narrow page has the same parts as the wide one, apart from its rail. */
  readonly withAxe: boolean;
}

/** Checks what a machine can see; PICTURES=1 also takes a picture for people to look at. */
export async function look(page: Page, name: string, { withAxe }: Look): Promise<void> {
  if (process.env['PICTURES'] === '1') {
    await page.screenshot({ path: `${pictures}/${name}.png` });
  }
  await expectToFit(page, name);
  if (withAxe) await expectAccessible(page, name);
}
