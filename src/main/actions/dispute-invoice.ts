import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { whyNotFlag } from '../../shared/ledger/invoice.ts';
import { findInvoice } from '../book/records/invoice.ts';
import type { Done, Writing } from '../book/writing.ts';
import { idToKey } from '../db/keys.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';
import { noSuchInvoice } from './no-such-invoice.ts';

/** [I9] Flags an invoice as disputed: it is owed as before, but nobody is reminded of it. */
export const disputeInvoice: Action<'invoices.dispute'> = {
  carryOut: (writing, input) => flag(writing, input, 'dispute'),
  answer(done) {
    const { invoice, number } = postedBody(done, 'invoice-disputed');
    return { id: invoice, number, disputed: true };
  },
};

/** [I9] Takes the flag off again. */
export const releaseDispute: Action<'invoices.releaseDispute'> = {
  carryOut: (writing, input) => flag(writing, input, 'release'),
  answer(done) {
    const { invoice, number } = postedBody(done, 'dispute-released');
    return { id: invoice, number, disputed: false };
  },
};

function flag(
  writing: Writing,
  input: { readonly id: string; readonly reason?: string | undefined },
  which: 'dispute' | 'release',
): Result<Done, Failure> {
  const invoice = findInvoice(writing.read, input.id);
  if (invoice === null) return fail(noSuchInvoice(writing.read, input.id));
  const wrong = whyNotFlag(invoice, which);
  if (wrong !== null) return fail(wrong);
  const { id, number, customer } = invoice;
  const type = which === 'dispute' ? 'invoice-disputed' : 'dispute-released';
  const words = writing.words({ reason: input.reason });
  return ok(
    writing.post({
      type,
      effect: `${which}:${id}:${String(timesBefore(writing, id, type) + 1)}`,
      subjects: [id, customer],
      body: { invoice: id, number, customer, text: words.hash, journal: [] },
      words,
    }),
  );
}

/** An invoice may be contested again, and that is another act with another name. */
function timesBefore({ read }: Writing, invoice: string, type: string): number {
  const row = read.get<{ times: number }>(
    `select count(*) as times from fact_subject join fact on fact.n = fact_subject.n
     where fact_subject.subject = ? and fact.type = ?`,
    idToKey(invoice),
    type,
  );
  return row?.times ?? 0;
}
