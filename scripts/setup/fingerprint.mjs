import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from './place.mjs';

/**
 * One hash over files and whole folders of the project, by name and content.
 * @param {readonly string[]} paths
 */
export async function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(paths.map(filesUnder))).flat()) {
    const content = await readFile(at(path));
    hash.update(`${path.replaceAll('\\', '/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesUnder(path) {
  const found = await stat(at(path)).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const names = (await readdir(at(path))).toSorted();
  return (await Promise.all(names.map((name) => filesUnder(join(path, name))))).flat();
}
