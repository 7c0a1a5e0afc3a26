import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder, wherever the command was given from. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** A path inside the project. @param {string[]} parts */
export const at = (...parts) => join(root, ...parts);
