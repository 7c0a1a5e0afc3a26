import { test as base, expect, type Page } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDesk, type RunningDesk } from './running-desk.ts';

export { expect };

/** Everybody's PIN in the practice book. */
const practicePin = '246813';

interface DeskFixtures {
  readonly mode: 'live' | 'practice';
  /** Whether the desk's computer has no network. */
  readonly noNetwork: boolean;
  /** Where Stripe’s stand-in is, where it is not the desk’s own. */
  readonly stripeUrl: string | undefined;
  readonly desk: RunningDesk;
  /** What the page complained about; a test that provokes a complaint takes it out again. */
  readonly complaints: string[];
  /** Opens the page at a place of the book, as the address that the host prints does. */
  readonly openPage: (place?: string) => Promise<Page>;
}

interface WorkerFixtures {
  /** A folder with the sample book, made once. */
  readonly practiceFolder: () => Promise<string>;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tillbook-e2e-'));

/** A desk of its own for each test: a process, a file, and a page that may not complain. */
export const test = base.extend<DeskFixtures, WorkerFixtures>({
  locale: 'en-US',
  timezoneId: 'America/New_York',
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  mode: ['live', { option: true }],
  noNetwork: [false, { option: true }],
  stripeUrl: [undefined, { option: true }],

  // The sample book takes a moment to make; each test gets a copy of it.
  practiceFolder: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs
    async ({}, use) => {
      const folder = newFolder();
      let made: Promise<string> | undefined;
      const make = async () => {
        const desk = await runDesk({ folder, practice: true });
        await desk.close();
        return folder;
      };
      await use(() => (made ??= make()));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  desk: async ({ mode, noNetwork, practiceFolder, stripeUrl }, use) => {
    const folder = newFolder();
    const practice = mode === 'practice';
    if (practice) cpSync(await practiceFolder(), folder, { recursive: true });
    const desk = await runDesk({ folder, practice, noNetwork, stripeUrl });
    await use(desk);
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  },

  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      const isComplaint = message.type() === 'error' || message.type() === 'warning';
      // The recorder of traces tries to run in the frame of a paper, in which nothing may run.
      const isRecorder = message.text().startsWith("Blocked script execution in 'about:");
      if (isComplaint && !isRecorder) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(complaints);
    expect(complaints, 'what the page complained about').toEqual([]);
  },

  openPage: async ({ page, desk, complaints }, use) => {
    expect(complaints).toEqual([]);
    await use(async (place = '/') => {
      await page.goto(`${desk.origin}/#token=${desk.token}&${place}`);
      await expect(page.locator('main').first()).toBeVisible();
      return page;
    });
  },
});

/** A live book just founded, with its manager signed in. */
export async function found(desk: RunningDesk): Promise<void> {
  await desk.call('setup.create', {
    business: { name: 'Harbor Dental', currency: 'USD', timeZone: 'America/New_York' },
    desk: { name: 'Front desk', code: 'A' },
    manager: { name: 'Ada Reyes', pin: '730194' },
  });
}

/** Signs somebody in at the practice desk: a manager unless a role is named. */
export async function signIn(
  desk: RunningDesk,
  role: 'manager' | 'front-desk' = 'manager',
): Promise<void> {
  const { rows } = await desk.call('staff.list', { limit: 500 });
  const staffId = rows.find((one) => one.role === role && one.active)?.id ?? '';
  await desk.call('session.signIn', { staffId, pin: practicePin });
}
