import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callsPage } from '../../scripts/docs/calls-page.mjs';

test('the reference page says what the contract says; npm run fix writes it anew', () => {
  const page = readFileSync(new URL('../../docs/CALLS.md', import.meta.url), 'utf8');
  expect(page).toBe(callsPage());
});
