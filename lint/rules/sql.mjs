/**
 * Calls back for each text in a file that may be SQL: plain strings and the fixed parts of
 * templates.
 * @param {(node: any, text: string) => void} found
 * @returns {import('../rule.mjs').Visitor}
 */
export const eachText = (found) => ({
  Literal(node) {
    if (typeof node.value === 'string') found(node, node.value);
  },
  TemplateElement: (node) => found(node, node.value.cooked ?? node.value.raw),
});
