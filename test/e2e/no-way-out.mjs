import dns from 'node:dns';
import { isIP } from 'node:net';

// Loaded into a host before its own code: no name leads anywhere, as on a computer without a network.

const { lookup } = dns;

/** @type {any} */ (dns).lookup = (
  /** @type {string} */ name,
  /** @type {unknown[]} */ ...given
) => {
  if (isIP(name) !== 0) return Reflect.apply(lookup, dns, [name, ...given]);
  const answer = /** @type {(cause: Error) => void} */ (given.at(-1));
  const cause = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  return process.nextTick(answer, cause);
};
