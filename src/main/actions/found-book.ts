import { must } from '../../shared/base/assert.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { parseCurrency } from '../../shared/money/currency.ts';
import type { Done, Founding, Writing } from '../book/writing.ts';
import { postedBody } from './answers.ts';

/** Founds the book: its currency and zone for good, this desk, and its first manager. */
export function foundBook(
  writing: Writing,
  input: CallRequest<'setup.create'>,
  pinHash: string,
): Result<Done, Failure> {
  const founding: Founding = {
    org: writing.newId<'org'>(),
    desk: writing.newId<'desk'>(),
    manager: writing.newId<'staff'>(),
    deskCode: input.desk.code,
    currency: must(parseCurrency(input.business.currency), 'The contract checked the currency.'),
    timeZone: input.business.timeZone,
  };
  writing.found(founding);
  const { org, desk, manager } = founding;
  const { name, address, phone, email } = input.business;
  writing.keep({ kind: 'business', id: org }, { name, address, phone, email });
  writing.keep({ kind: 'desk', id: desk }, { name: input.desk.name, code: input.desk.code });
  writing.keep(
    { kind: 'staff', id: manager },
    { name: input.manager.name, role: 'manager', pin: pinHash },
  );
  return {
    ok: true,
    value: writing.post({
      type: 'book-founded',
      effect: `found:${org}`,
      subjects: [org, desk, manager],
      body: { ...founding, journal: [] },
    }),
  };
}

/** The answer to founding, computed from the fact. */
export function foundingAnswer(done: Done): CallValue<'setup.create'> {
  const { manager, desk } = postedBody(done, 'book-founded');
  return { staffId: manager, deskId: desk };
}
