import { pathOf, targetOf } from '../place.mjs';
import { wrongArrow, wrongGuest } from '../rooms.mjs';

/**
 * Keeps the floor plan: types are imports too, as what knows a type knows its room.
 * @type {import('../rule.mjs').Rule}
 */
export const arrows = {
  create(context) {
    const from = pathOf(context);
    if (!from.startsWith('src/')) return {};

    const check = (/** @type {{ type: string, value?: unknown } | null} */ source) => {
      if (typeof source?.value !== 'string') return;
      const [name = ''] = source.value.split('?');
      const message = name.startsWith('.')
        ? wrongArrow(from, targetOf(context, name))
        : wrongGuest(from, name);
      // The linter's declaration of a place is wider than ours of a literal.
      if (message) context.report({ node: /** @type {any} */ (source), message });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source),
    };
  },
};
