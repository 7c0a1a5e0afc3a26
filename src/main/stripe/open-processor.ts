import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardProcessor } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Secrets } from '../ports/secrets.ts';
import { checkKey, practiceKey } from './key.ts';

/** Who moves card money for this desk, and how to let them go. */
export interface OpenProcessor {
  readonly processor: CardProcessor | null;
  close(): Promise<void>;
}

interface Around {
  readonly mode: 'live' | 'practice';
  readonly dataDir: string;
  /** Another stand-in in place of our own; in practice mode only. */
  readonly stripeUrl: string | undefined;
  readonly currency: string;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** The name under which the key is kept, in the OS keychain or the file of the host. */
const keyName = 'stripe-key';
const standInFile = 'stripe-stand-in.json';

const nobody: OpenProcessor = { processor: null, close: async () => undefined };

/**
 * Opens the way to whoever moves card money: a stand-in in practice mode, else Stripe, where a key is
 * kept. Stripe's library is loaded only where it is needed.
 */
export async function openProcessor(around: Around): Promise<OpenProcessor> {
  return around.mode === 'practice' ? openPractice(around) : openLive(around);
}

async function openPractice(around: Around): Promise<OpenProcessor> {
  const { createGateway } = await import('./gateway.ts');
  if (around.stripeUrl !== undefined) {
    const processor = createGateway({ key: practiceKey, standInUrl: around.stripeUrl });
    return { processor, close: async () => processor.close() };
  }
  const { createSimulator } = await import('./simulator/simulator.ts');
  const { serveStandIn } = await import('./simulator/server.ts');
  const { clock, randomness, currency, dataDir } = around;
  const path = join(dataDir, standInFile);
  const simulator = createSimulator({ clock, randomness, currency, written: readOld(path) });
  const standIn = await serveStandIn({
    simulator,
    keep(text) {
      writeFileSync(`${path}.new`, text, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  });
  const processor = createGateway({ key: practiceKey, standInUrl: standIn.url });
  return {
    processor,
    async close() {
      processor.close();
      await standIn.close();
    },
  };
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

async function openLive({ secrets }: Around): Promise<OpenProcessor> {
  // A keychain that is locked now says nothing about what is in it: card money waits.
  const kept = await secrets.get(keyName).catch(() => null);
  if (kept === null) return nobody;
  const key = checkKey(kept.toString('utf8'), 'live');
  if (!key.ok) return nobody;
  const { createGateway } = await import('./gateway.ts');
  const processor = createGateway({ key: key.value });
  return { processor, close: async () => processor.close() };
}
