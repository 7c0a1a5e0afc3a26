import { flipFuses } from '@electron/fuses';
import { join } from 'node:path';
import { fuses } from './fuses.mjs';

/** What differs from system to system in a program that is laid out. */
const endings = /** @type {const} */ ({ darwin: '.app', win32: '.exe', linux: '' });

/**
 * Called by electron-builder when a program is laid out and not yet signed. Its own way to set
 * fuses brings an older list of them along, which lacks the newest.
 * @param {{
 *   appOutDir: string,
 *   electronPlatformName: keyof typeof endings,
 *   packager: { appInfo: { productFilename: string }, executableName?: string },
 * }} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.executableName ?? packager.appInfo.productFilename;
  await flipFuses(join(appOutDir, name + endings[electronPlatformName]), fuses);
}
