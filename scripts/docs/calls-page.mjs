// Writes docs/CALLS.md from the contract: the reference page is computed, so it cannot lag behind.
import { z } from 'zod';
import { contract } from '../../src/shared/contract/contract.ts';

const head = `# The calls

Computed from the contract in \`src/shared/contract\`; \`npm run fix\` writes this page anew, and a test
fails while it lags behind. Over the browser host a call is \`POST /api/<call>\` with a JSON body and
\`Authorization: Bearer <token>\`; \`GET /api/events\` streams what changes. Every answer is
\`{ ok: true, value }\` or \`{ ok: false, failure: { kind, sentence, ... } }\`. Unknown fields are refused.
Ids are text, days are \`YYYY-MM-DD\`, and \`...Minor\` is a whole number of the currency's smallest coin.
`;

/** The whole page, as it should stand in docs/CALLS.md. */
export function callsPage() {
  const chapters = Object.entries(contract).map(([name, call]) => chapter(name, call));
  return `${head}\n${chapters.join('\n')}`;
}

/**
 * @param {string} name
 * @param {import('../../src/shared/contract/call.ts').Call} call
 */
function chapter(name, call) {
  return `## \`${name}\`

${call.says} (${call.kind === 'read' ? 'looks' : 'writes'}; ${audiences[call.who]})

- In: ${shape(call.input, 'input')}
- Out: ${shape(call.output, 'output')}
`;
}

const audiences = {
  anyone: 'anyone at the desk',
  'front-desk': 'whoever is signed in',
  manager: 'managers',
};

/**
 * @param {z.ZodType} schema
 * @param {'input' | 'output'} io
 */
const shape = (schema, io) =>
  `\`${describe(z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-7' }))}\``;

/**
 * A JSON schema in a line of text, as a type would be written.
 * @param {any} schema
 * @returns {string}
 */
function describe(schema) {
  if (schema.const !== undefined) return `'${String(schema.const)}'`;
  if (schema.enum) return schema.enum.map((/** @type {string} */ one) => `'${one}'`).join(' or ');
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return choices.map(describe).join(' or ');
  if (schema.type === 'array') return `[${describe(schema.items)}]`;
  if (schema.type !== 'object') return schema.type ?? 'anything';
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(
    ([key, value]) => `${key}${required.has(key) ? '' : '?'}: ${describe(value)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
