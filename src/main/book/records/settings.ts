import type { ReadDb } from '../../db/handle.ts';
import { readProfile } from '../profiles.ts';

/** What is switched on for the whole business. Nothing is, until somebody switches it on. */
export interface Settings {
  readonly applyPayments: boolean;
  readonly applyCredit: boolean;
  readonly twoPersons: boolean;
  readonly sameMethod: boolean;
}

/** The settings that the fields of a profile say. */
export const settingsOf = (fields: ReadonlyMap<string, string>): Settings => ({
  applyPayments: fields.get('applyPayments') === 'yes',
  applyCredit: fields.get('applyCredit') === 'yes',
  twoPersons: fields.get('twoPersons') === 'yes',
  sameMethod: fields.get('sameMethod') === 'yes',
});

/** Reads what is switched on. */
export const readSettings = (read: ReadDb, org: string): Settings =>
  settingsOf(readProfile(read, 'settings', org));
