import { pathOf } from '../place.mjs';

const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'types', 'misc']);

/**
 * A drawer for everything is where a floor plan ends: everyone imports it and it imports back.
 * @type {import('../rule.mjs').Rule}
 */
export const noDrawerFolders = {
  create(context) {
    const drawer = pathOf(context)
      .split('/')
      .slice(0, -1)
      .find((folder) => drawers.has(folder));
    if (!drawer) return {};
    const message = `No folder is named ${drawer}. Name it after what it is about, or move the file to the room that needs it.`;
    return { Program: (node) => context.report({ node, message }) };
  },
};
