import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceKey } from './key.ts';
import { noKeyNeeded } from './no-key.ts';
import type { Around, OpenProcessor } from './open-processor.ts';

const standInFile = 'stripe-stand-in.json';

/** Opens the way to a stand-in: the one that was named, or our own. */
export async function openPractice(around: Around): Promise<OpenProcessor> {
  const { createGateway } = await import('./gateway.ts');
  const standIn =
    around.stripeUrl === undefined
      ? await serveOurs(around)
      : { url: around.stripeUrl, isOurs: false, close: async () => undefined };
  const { url, isOurs } = standIn;
  const processor = createGateway({ key: practiceKey, standInUrl: url, clock: around.clock });
  return {
    processor: () => processor,
    key: noKeyNeeded({ url, isOurs }),
    async close() {
      processor.close();
      await standIn.close();
    },
  };
}

async function serveOurs({ clock, randomness, currency, dataDir }: Around) {
  const { createSimulator } = await import('./simulator/simulator.ts');
  const { serveStandIn } = await import('./simulator/server.ts');
  const path = join(dataDir, standInFile);
  const simulator = createSimulator({ clock, randomness, currency, written: readOld(path) });
  const { url, close } = await serveStandIn({
    simulator,
    keep(text) {
      writeFileSync(`${path}.new`, text, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  });
  return { url, isOurs: true, close };
}

/** What the stand-in wrote down before. One that can't be read begins anew: it is practice. */
function readOld(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    JSON.parse(text);
    return text;
  } catch {
    return null;
  }
}
