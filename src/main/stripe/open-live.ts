import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { KeychainAway } from '../../shared/contract/failures.ts';
import type { CardProcessor } from '../ports/card-processor.ts';
import type { Clock } from '../ports/clock.ts';
import { checkKey, hintOf } from './key.ts';
import type { Around, OpenProcessor } from './open-processor.ts';

/** The name under which the key is kept, in the OS keychain or the file of the host. */
const keyName = 'stripe-key';

interface Opened {
  readonly key: string;
  readonly processor: CardProcessor;
}

/** Opens the way to Stripe by the key that is kept, and opens it anew when that changes. */
export async function openLive({ secrets, clock }: Around): Promise<OpenProcessor> {
  let now = await openedWith(await readKey(), clock);

  /** A keychain that is locked says nothing about what is in it: card money waits. */
  async function readKey(): Promise<string | null> {
    const kept = await secrets.get(keyName).catch(() => null);
    return kept?.toString('utf8') ?? null;
  }

  async function change(to: string | null): Promise<void> {
    const before = now;
    now = await openedWith(to, clock);
    before?.processor.close();
  }

  const away = (): Result<never, KeychainAway> =>
    fail({ kind: 'keychain-away', where: secrets.where });

  return {
    processor: () => now?.processor ?? null,
    key: {
      standIn: null,
      get where() {
        return secrets.where;
      },
      get isSealed() {
        return secrets.isSealed;
      },
      hint: () => (now === null ? null : hintOf(now.key)),
      async keep(text) {
        const key = checkKey(text, 'live');
        if (!key.ok) return key;
        try {
          await secrets.set(keyName, Buffer.from(key.value));
        } catch {
          return away();
        }
        await change(key.value);
        return ok(hintOf(key.value));
      },
      async forget() {
        try {
          await secrets.remove(keyName);
        } catch {
          return away();
        }
        await change(null);
        return ok(null);
      },
    },
    close: async () => now?.processor.close(),
  };
}

/** What lies in the keychain may have been put there by other hands. */
async function openedWith(text: string | null, clock: Clock): Promise<Opened | null> {
  const key = text === null ? null : checkKey(text, 'live');
  if (key?.ok !== true) return null;
  const { createGateway } = await import('./gateway.ts');
  return { key: key.value, processor: createGateway({ key: key.value, clock }) };
}
