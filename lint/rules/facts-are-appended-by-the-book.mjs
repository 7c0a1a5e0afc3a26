import { pathOf } from '../place.mjs';
import { eachText } from './sql.mjs';

const writesFacts =
  /\b((insert|replace)(\s+or\s+\w+)?\s+into|update(\s+or\s+\w+)?|delete\s+from)\s+["`[]?fact\b/i;
// The hub keeps the desks' facts in a store of its own, by the same right.
const writers = ['src/main/book/', 'src/hub/store/'];

/**
 * The log of facts has one door: who writes past it breaks the chain.
 * @type {import('../rule.mjs').Rule}
 */
export const factsAreAppendedByTheBook = {
  create(context) {
    const path = pathOf(context);
    if (!path.startsWith('src/') || writers.some((folder) => path.startsWith(folder))) return {};
    return eachText((node, text) => {
      if (!writesFacts.test(text)) return;
      const message =
        'Only src/main/book writes the table `fact`. Append a fact through it; a correction is a new fact.';
      context.report({ node, message });
    });
  },
};
