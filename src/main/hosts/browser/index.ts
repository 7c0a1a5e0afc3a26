import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPageFiles } from '../../bridge/page-files.ts';
import { openDesk } from '../../desk.ts';
import { systemClock } from '../../ports/clock.ts';
import { thisComputer, usualDataFolder } from '../../ports/data-folder.ts';
import { systemRandomness } from '../../ports/randomness.ts';
import { createFileSecrets } from './file-secrets.ts';
import { readFlags } from './flags.ts';
import { openInBrowser } from './open-in-browser.ts';
import { createPdfPrinter } from './pdf-printer.ts';
import { serve } from './server.ts';

/** The browser host: the same desk and the same page, served to this computer's own browser. */
async function start(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  const dataDir = flags.dataDir ?? usualDataFolder(thisComputer());
  const desk = await openDesk({
    dataDir,
    mode: flags.practice ? 'practice' : 'live',
    stripeUrl: flags.stripeUrl,
    ports: {
      clock: systemClock,
      randomness: systemRandomness,
      secrets: createFileSecrets(dataDir),
      printer: createPdfPrinter(),
      complain: ({ reference, call, cause }) => {
        const stack = cause instanceof Error ? cause.stack : String(cause);
        process.stderr.write(`[${reference}] ${call}: ${stack ?? 'no stack'}\n`);
      },
    },
  });
  const token = flags.token ?? randomBytes(24).toString('base64url');
  const files = readPageFiles(pageFolder());
  const host = await serve({ desk, token, port: flags.port, files });
  const address = `${host.address}/#token=${token}`;
  const stop = async () => {
    await host.close();
    await desk.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  // Whoever reads this line may stop us at once, so it comes last.
  process.stdout.write(`Tillbook is ready at ${address}\n`);
  if (flags.open) openInBrowser(address);
}

/** The built page lies beside the built host; run from its source, the host finds it all the same. */
function pageFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const isBuilt = here.endsWith(join('out', 'main'));
  return isBuilt ? join(here, '../renderer') : join(here, '../../../../out/renderer');
}

start().catch((cause: unknown) => {
  const sentence = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`Tillbook could not start: ${sentence}\n`);
  process.exit(1);
});
