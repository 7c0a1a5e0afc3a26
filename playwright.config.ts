import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './test/support/chromium-launch.ts';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '.runtime/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  use: {
    launchOptions: chromiumLaunch,
    // A trace of every step costs a fifth of the time: `npx playwright test FILE --trace on` makes one.
    screenshot: 'only-on-failure',
  },
});
