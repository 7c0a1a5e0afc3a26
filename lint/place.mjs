import { relative, resolve, sep } from 'node:path';

/**
 * A file's path inside the project, in slashes: `src/shared/money/split.ts`.
 * @param {import('./rule.mjs').Context} context
 */
export const pathOf = (context) => inProject(context, context.filename);

/**
 * Where a relative import leads, in the same form.
 * @param {import('./rule.mjs').Context} context
 * @param {string} specifier
 */
export const targetOf = (context, specifier) =>
  inProject(context, resolve(context.filename, '..', specifier));

/**
 * @param {import('./rule.mjs').Context} context
 * @param {string} path
 */
const inProject = (context, path) => relative(context.cwd, path).split(sep).join('/');
