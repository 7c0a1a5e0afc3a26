import { pathOf } from '../place.mjs';
import { memberName } from './named.mjs';

const operators = new Set(['+', '-', '*', '/', '%', '**', '<', '>', '<=', '>=']);
const makesNumbers = new Set(['Number', 'BigInt', 'parseInt', 'parseFloat']);
const message =
  'A page never reckons with money. Let the query in src/main answer the finished figure, and format it here.';

/**
 * A figure worked out twice can differ from itself. Pages show what the desk has worked out;
 * whatever ends in `Minor` is money and may only be passed on, formatted or tested for equality.
 * @type {import('../rule.mjs').Rule}
 */
export const noMoneyArithmetic = {
  create(context) {
    if (!pathOf(context).startsWith('src/renderer/')) return {};
    const forbid = (/** @type {any} */ node, /** @type {readonly any[]} */ ...parts) => {
      if (parts.some(isMoney)) context.report({ node, message });
    };
    return {
      BinaryExpression(node) {
        if (operators.has(node.operator)) forbid(node, node.left, node.right);
      },
      AssignmentExpression(node) {
        if (operators.has(node.operator.slice(0, -1))) forbid(node, node.left, node.right);
      },
      UnaryExpression(node) {
        if (node.operator === '-' || node.operator === '+') forbid(node, node.argument);
      },
      UpdateExpression: (node) => forbid(node, node.argument),
      CallExpression(node) {
        if (isReckoning(node.callee)) forbid(node, ...node.arguments);
      },
    };
  },
};

/** @param {import('../rule.mjs').Expression} callee */
const isReckoning = (callee) =>
  (callee.type === 'Identifier' && makesNumbers.has(callee.name)) ||
  (callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Math');

/**
 * Whether an expression is, or may come out as, something named `...Minor`.
 * @param {import('../rule.mjs').Expression | { type: 'SpreadElement', argument: any }} node
 * @returns {boolean}
 */
function isMoney(node) {
  switch (node.type) {
    case 'Identifier':
      return node.name.endsWith('Minor');
    case 'MemberExpression':
      return memberName(node)?.endsWith('Minor') ?? false;
    case 'ChainExpression':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return isMoney(node.expression);
    case 'SpreadElement':
      return isMoney(node.argument);
    case 'LogicalExpression':
      return isMoney(node.left) || isMoney(node.right);
    case 'ConditionalExpression':
      return isMoney(node.consequent) || isMoney(node.alternate);
    default:
      return false;
  }
}
