/**
 * The name of the member that an expression like `a.name` reads; nothing for `a[name]`.
 * @param {Extract<import('../rule.mjs').Expression, { type: 'MemberExpression' }>} node
 */
export const memberName = ({ computed, property }) =>
  !computed && property.type === 'Identifier' ? property.name : undefined;
