// The words in which rules are written, taken from the linter's own declarations.

/** @typedef {Parameters<import('oxlint/plugins-dev').RuleTester['run']>[1] & { create: unknown }} Rule */
/** @typedef {Parameters<Extract<Rule, { create: Function }>['create']>[0]} Context */
/** @typedef {ReturnType<Extract<Rule, { create: Function }>['create']>} Visitor */
/** @typedef {Parameters<NonNullable<Visitor['BinaryExpression']>>[0]['right']} Expression */
