import { must } from '../../shared/base/assert.ts';
import type { DeskId } from '../../shared/base/ids.ts';
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
  made: {
    readonly pinHash: string;
    readonly deskId?: DeskId;
    /** Who will sign the chain; left out for a sample, which nobody signs. */
    readonly publicKey?: string;
  },
): Result<Done, Failure> {
  const founding: Founding = {
    org: writing.newId<'org'>(),
    desk: made.deskId ?? writing.newId<'desk'>(),
    manager: writing.newId<'staff'>(),
    deskCode: input.desk.code,
    currency: must(parseCurrency(input.business.currency), 'The contract checked the currency.'),
    timeZone: input.business.timeZone,
    publicKey: made.publicKey,
  };
  writing.found(founding);
  const { org, desk, manager } = founding;
  const { name, address, phone, email } = input.business;
  writing.keep({ kind: 'business', id: org }, { name, address, phone, email });
  writing.keep({ kind: 'desk', id: desk }, { name: input.desk.name, code: input.desk.code });
  writing.keep(
    { kind: 'staff', id: manager },
    { name: input.manager.name, role: 'manager', pin: made.pinHash },
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
