import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// A PIN is an access control, not encryption: the hash is slow so that trying all of them is, too.
const cost = { N: 2 ** 16, r: 8, p: 1 };
const hashBytes = 32;

const derive = (pin: string, salt: Buffer, N: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, { ...cost, N, maxmem: 256 * N * cost.r }, (cause, key) => {
      if (cause === null) resolve(key);
      else reject(cause);
    });
  });

/** What is kept of a PIN: the method, its cost, the salt and the hash. */
export async function hashPin(
  pin: string,
  rounds: number = cost.N,
  salt = randomBytes(16),
): Promise<string> {
  const key = await derive(pin, salt, rounds);
  return `scrypt:${String(rounds)}:${salt.toString('base64')}:${key.toString('base64')}`;
}

/** Whether a PIN is the one that was kept. Takes its time off the main thread. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [method, rounds, salt, hash] = kept.split(':');
  if (method !== 'scrypt' || rounds === undefined || salt === undefined || hash === undefined) {
    return false;
  }
  const key = await derive(pin, Buffer.from(salt, 'base64'), Number(rounds));
  return timingSafeEqual(key, Buffer.from(hash, 'base64'));
}
