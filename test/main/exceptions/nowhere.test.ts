import { afterAll, expect, test } from 'vitest';
import { choicesFor } from '../../../src/main/actions/exceptions/choices.ts';
import { resolveException } from '../../../src/main/actions/exceptions/resolve.ts';
import { issueInvoice } from '../../../src/main/actions/issue-invoice.ts';
import { recordPayment } from '../../../src/main/actions/record-payment.ts';
import type { Action } from '../../../src/main/actions/action.ts';
import { findException, exceptionLines } from '../../../src/main/book/records/exception.ts';
import { findStaff } from '../../../src/main/book/records/staff.ts';
import { openLook } from '../../../src/main/db/look.ts';
import { keyToId } from '../../../src/main/db/keys.ts';
import { listExceptions } from '../../../src/main/queries/exceptions.ts';
import { verifyBook } from '../../../src/main/safe/verify/verify-book.ts';
import { must } from '../../../src/shared/base/assert.ts';
import { type CallInput, type CallName, contract } from '../../../src/shared/contract/contract.ts';
import type { Failure } from '../../../src/shared/contract/failures.ts';
import { allFacts, type BusinessDesk, openBusiness } from '../../support/busy-business.ts';

const business = openBusiness(7, ['F1', 'G', 'H2']);
afterAll(() => business.close());

const firstOf = ({ book }: BusinessDesk, kind: 'staff' | 'customer'): string => {
  const row = book.read.get<{ id: Buffer }>('select id from profile where kind = ? limit 1', kind);
  return keyToId(must(row, `There is a ${kind}.`).id);
};

function carryOut<Name extends CallName>(
  desk: BusinessDesk,
  call: Name,
  action: Action<Name>,
  input: CallInput<Name>,
): readonly string[] {
  const staff = must(findStaff(desk.book.read, firstOf(desk, 'staff')), 'Somebody is there.');
  const parsed = contract[call].input.parse(input) as never;
  const command = { call, attemptId: desk.book.newId<'attempt'>(), inputText: '', actor: staff.id };
  const done = desk.book.carryOut<Failure>(command, (writing) =>
    action.carryOut(writing, parsed, { actor: staff, approver: null }),
  );
  if (!done.ok || done.value.kind !== 'posted') throw new Error(JSON.stringify(done));
  return done.value.fact.subjects;
}

const faultsOf = ({ file }: BusinessDesk) => {
  const look = openLook(file);
  const { findings } = verifyBook(look, { testimony: { kind: 'absent' }, kept: null });
  look.close();
  return findings.flatMap(({ weight, sentence }) => (weight === 'fault' ? [sentence] : []));
};

test('[V44] money put to an invoice that no entry has issued waits for a person, and is available then', () => {
  const [issuer, payer, third] = business.desks as [BusinessDesk, BusinessDesk, BusinessDesk];
  const customerId = firstOf(issuer, 'customer');
  const [invoiceId = ''] = carryOut(issuer, 'invoices.issue', issueInvoice, {
    attemptId: 'issue',
    customerId,
    dueOn: '2026-08-30',
    lines: [{ description: 'Treatment', quantity: 1, unitPriceMinor: 1250 }],
  });
  business.tell(issuer, payer);
  carryOut(payer, 'payments.record', recordPayment, {
    attemptId: 'pay',
    customerId,
    method: 'cash',
    amountMinor: 1250,
    allocations: [{ invoiceId, amountMinor: 1250 }],
  });
  // The third desk hears of the payment alone.
  const payerId = payer.book.identity()?.desk;
  third.book.receive(allFacts(payer.book).filter(({ desk }) => desk === payerId));
  const { book } = third;
  const identity = must(book.identity(), 'It has a book.');
  const viewing = { read: book.read, identity, today: book.today() };
  const input = contract['exceptions.list'].input.parse({});
  expect(listExceptions(viewing, input, () => []).rows).toMatchObject([
    {
      kind: 'allocation-to-void',
      figureMinor: 1250,
      sentence: 'Money of G-PAY-0001 was put to an invoice that is not in this book: $12.50.',
      about: { kind: 'payment', number: 'G-PAY-0001' },
      customerId,
    },
  ]);
  expect(faultsOf(third)).toEqual([]);
  const id = `allocation-to-void:${invoiceId}`;
  const exception = must(findException(book.read, id), 'It waits.');
  expect(choicesFor(book.read, exception, identity).map(({ resolution }) => resolution)).toEqual([
    'move-to-available',
  ]);
  carryOut(third, 'exceptions.resolve', resolveException, {
    attemptId: 'free',
    id,
    resolution: 'move-to-available',
  });
  expect(exceptionLines(book.read)).toEqual([]);
  const { unallocated } = must(
    book.read.get<{ unallocated: number }>(
      'select sum(unallocated) as unallocated from customer where unallocated <> 0',
    ),
    'It has customers.',
  );
  expect(unallocated).toBe(1250);
  expect(faultsOf(third)).toEqual([]);
});
