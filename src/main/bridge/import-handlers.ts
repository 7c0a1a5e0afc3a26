import { fail, ok } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { recordPayment } from '../actions/record-payment.ts';
import { commandOf, type Handler } from './handler.ts';
import { refusalOf } from './refusal.ts';

/** Records payments from elsewhere: each row by itself, all of them in one transaction. */
export const importPayments: Handler<'payments.import'> = (desk, { rows }) => {
  const { book } = desk;
  const actor = desk.session.who(book);
  if (actor === null) return fail({ kind: 'not-signed-in' });
  const people = { actor, approver: null };
  const outcomes = book.carryOutAll<Failure>(
    rows.map((row) => ({
      command: commandOf('payments.record', row, actor.id),
      work: (writing) => recordPayment.carryOut(writing, row, people),
    })),
  );
  const subjects = new Set<string>();
  const answers = outcomes.map((outcome) => {
    if (!outcome.ok) return { failure: { ...refusalOf(book, outcome.failure) } };
    if (outcome.value.kind === 'posted') {
      for (const subject of outcome.value.fact.subjects) subjects.add(subject);
    }
    return recordPayment.answer(outcome.value, book.read);
  });
  desk.tell({ kind: 'changed', subjects: [...subjects] });
  return ok({ rows: answers });
};
