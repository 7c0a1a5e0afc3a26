import { pathOf } from '../place.mjs';
import { memberName } from './named.mjs';

const impure = new Map([
  ['Date', 'the clock. Take the instant or the day as a parameter.'],
  ['performance', 'the clock. Take the instant as a parameter.'],
  ['setTimeout', 'the clock. Let src/main decide when.'],
  ['setInterval', 'the clock. Let src/main decide when.'],
  ['queueMicrotask', 'the clock. Let src/main decide when.'],
  ['fetch', 'the network. Take the answer as a parameter.'],
  ['crypto', 'chance. Take the id or the hash as a parameter.'],
  ['console', 'the terminal. Return what there is to say.'],
  ['parseFloat', 'floats, which hold no money. Parse the digits.'],
]);
const impureMembers = new Map([
  ['random', 'chance. Take the value as a parameter.'],
  ['toFixed', 'floats, which hold no money. Use src/shared/money/format.ts.'],
]);

/**
 * The same input gives the same answer, today and on any machine: that is what lets every desk
 * and the hub come to the same ledger.
 * @type {import('../rule.mjs').Rule}
 */
export const sharedIsPure = {
  create(context) {
    if (!pathOf(context).startsWith('src/shared/')) return {};
    const forbid = (
      /** @type {any} */ node,
      /** @type {string} */ name,
      /** @type {string} */ why,
    ) => context.report({ node, message: `src/shared is pure, and ${name} is ${why}` });
    return {
      MemberExpression(node) {
        const name = memberName(node) ?? '';
        const why = impureMembers.get(name);
        if (why) forbid(node, name, why);
      },
      'Program:exit'() {
        for (const identifier of globalsIn(context)) {
          const why = impure.get(identifier.name);
          if (why) forbid(identifier, identifier.name, why);
        }
      },
    };
  },
};

/**
 * Every mention of a name that no declaration of the file accounts for.
 * @param {import('../rule.mjs').Context} context
 */
function globalsIn({ sourceCode }) {
  const { globalScope } = sourceCode.scopeManager;
  const builtIn = globalScope?.variables.filter((variable) => variable.defs.length === 0) ?? [];
  const mentions = builtIn.flatMap((variable) => variable.references);
  return [...mentions, ...(globalScope?.through ?? [])].map((mention) => mention.identifier);
}
