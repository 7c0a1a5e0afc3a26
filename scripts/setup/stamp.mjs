import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * A stamp says from what a folder was made. It is taken away before the folder is touched and set
 * when it is whole, so work that was broken off is seen as not done.
 * @param {string} file
 * @param {string} wanted
 */
export const isStamped = async (file, wanted) =>
  (await readFile(file, 'utf8').catch(() => '')) === wanted;

/**
 * @param {string} file
 * @param {string} made
 * @param {() => Promise<void>} work
 */
export async function stampAfter(file, made, work) {
  await rm(file, { force: true });
  await work();
  await writeFile(file, made);
}
