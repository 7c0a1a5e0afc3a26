import { ok } from '../../shared/base/result.ts';
import { readProfileAt } from '../book/profiles.ts';
import { settingsOf } from '../book/records/settings.ts';
import type { Action } from './action.ts';
import { keptProfile } from './answers.ts';

/** [D9] Switches things on or off for the whole business. */
export const updateSettings: Action<'settings.update'> = {
  carryOut(writing, input) {
    const { applyPayments, applyCredit, twoPersons, sameMethod } = input;
    return ok(
      writing.keep(
        { kind: 'settings', id: writing.identity.org },
        {
          applyPayments: switched(applyPayments),
          applyCredit: switched(applyCredit),
          twoPersons: switched(twoPersons),
          sameMethod: switched(sameMethod),
        },
      ),
    );
  },
  answer(done, read) {
    const { record: id, lc } = keptProfile(done);
    return settingsOf(readProfileAt(read, { kind: 'settings', id }, lc));
  },
};

const switched = (on: boolean | undefined): 'yes' | 'no' | undefined =>
  on === undefined ? undefined : on ? 'yes' : 'no';

/** [D9] Changes what stands at the head of every paper. */
export const updateBusiness: Action<'business.update'> = {
  carryOut(writing, input) {
    const { name, address, phone, email } = input;
    return ok(
      writing.keep(
        { kind: 'business', id: writing.identity.org },
        { name, address: cleared(address), phone: cleared(phone), email: cleared(email) },
      ),
    );
  },
  answer(done, read) {
    const { record: id, lc } = keptProfile(done);
    const fields = readProfileAt(read, { kind: 'business', id }, lc);
    const [address, phone, email] = [
      fields.get('address'),
      fields.get('phone'),
      fields.get('email'),
    ];
    return {
      name: fields.get('name') ?? '',
      ...(address === undefined ? {} : { address }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
    };
  },
};

const cleared = (value: string | undefined): string | null | undefined =>
  value === '' ? null : value;
