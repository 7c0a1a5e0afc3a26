import { existsSync } from 'node:fs';
import { aptInstall, hasApt } from './apt.mjs';
import { step } from './say.mjs';

/**
 * A PostgreSQL for the tests of the hub's store, where it is to be had without asking anybody: they
 * start servers of their own from its programs. Without it those tests are left out, and say so.
 */
export async function postgres() {
  if (existsSync('/usr/lib/postgresql') || !hasApt()) return;
  await step('Installing PostgreSQL through apt', () => aptInstall('postgresql-15'));
}
