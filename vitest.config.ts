import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { chromiumLaunch } from './test/support/chromium-launch.ts';

/** Sequences of commands take longest: begun last, they would keep one core and leave the other idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => Number(moduleId.endsWith('.prop.test.ts'));
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own, not an array's
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => isLong(b) - isLong(a));
  }
}

/** These put a stand-in in Electron's place, and that may reach no other file. */
const electronsOwn = ['test/main/hosts/electron/**/*.test.ts', 'test/preload/**/*.test.ts'];

// A test's suffix says where it runs; each suffix is a project.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Left alone it keeps one core free, which on a computer with two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.prop.test.ts', ...electronsOwn],
          // A slow disk is no fault of the desk.
          testTimeout: 30_000,
          // Loading the desk anew for each file is a quarter of all the work.
          isolate: false,
        },
      },
      {
        test: {
          name: 'electron',
          include: electronsOwn,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'property',
          include: ['test/**/*.prop.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        // Named here, or the first run finds them one by one and loads its pages anew each time.
        optimizeDeps: {
          include: [
            'react',
            'react/jsx-dev-runtime',
            'react-dom',
            'react-dom/client',
            'vitest-browser-react',
          ],
        },
        // React Aria's virtualizer leaves its rows out under test unless told otherwise.
        define: { 'process.env.VIRT_ON': '"1"' },
        test: {
          name: 'dom',
          include: ['test/**/*.dom.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
