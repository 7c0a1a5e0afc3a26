const switchesOff = /^\s*((ox|es)lint-disable|@ts-expect-error)/;
const reason = /(-- |: )\S+/;

/**
 * A rule switched off without a reason can never be switched on again.
 * @type {import('../rule.mjs').Rule}
 */
export const disableSaysWhy = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!switchesOff.test(comment.value) || reason.test(comment.value)) continue;
          const message =
            'Say why this rule does not fit here, after two dashes: `-- because ...`.';
          context.report({ node: comment, message });
        }
      },
    };
  },
};
