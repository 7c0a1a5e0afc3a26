import { statfs } from 'node:fs/promises';
import { root } from './place.mjs';
import { Problem } from './problem.mjs';

/**
 * Asks for room on the disk before npm fills it: on a full disk npm ends well and leaves
 * half-written files.
 * @param {number} megabytes
 * @param {string} what
 */
export async function needSpace(megabytes, what) {
  const { bavail, bsize } = await statfs(root);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free >= megabytes) return;
  throw new Problem(
    `${what} needs ${megabytes} MB on this disk and ${free} MB are free. Make room and start again.`,
  );
}
