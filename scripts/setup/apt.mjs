import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Whether this is Debian or one of its children. */
export const hasApt = () => existsSync('/usr/bin/apt-get');

/**
 * Installs a package where we are root or may become it without being asked; whether it did.
 * @param {string} name
 */
export async function aptInstall(name) {
  if (!hasApt()) return false;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = async (/** @type {string[]} */ ...args) => {
    const [program = '', ...rest] = [
      ...asRoot,
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...args,
    ];
    const done = await run(program, rest, { env }).catch(() => undefined);
    return done?.code === 0;
  };
  // A fresh machine knows no packages at all until it has read the lists.
  return (await apt('update')) && (await apt('install', '--yes', '--no-install-recommends', name));
}
