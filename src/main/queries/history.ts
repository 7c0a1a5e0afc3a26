import { isDeskFact } from '../../shared/ledger/desk-fact-types.ts';
import { unreachable } from '../../shared/base/assert.ts';
import type { HistoryEvent } from '../../shared/contract/history-event.ts';
import {
  type FactBody,
  type FactType,
  isKnownFact,
  readBody,
} from '../../shared/ledger/fact-types.ts';
import { calledOff } from '../../shared/ledger/card-refund.ts';
import { isMoneyKind, readExceptionId, resolutionNames } from '../../shared/ledger/exception.ts';
import { instantOf } from '../book/business-day.ts';
import { findInvoice } from '../book/records/invoice.ts';
import type { ReadDb } from '../db/handle.ts';
import { keyToId, lookupKey } from '../db/keys.ts';
import { firstWrittenSql, staffName, whereWritten } from './people.ts';
import { wordsOf } from './words.ts';

interface HistoryRow {
  readonly n: number;
  readonly id: Buffer;
  readonly type: string;
  readonly v: number;
  readonly at: number;
  readonly business_day: string;
  readonly actor: Buffer;
  readonly body: string;
  readonly code: string | null;
  readonly approver: Buffer | null;
  readonly written: string | null;
  readonly again: number;
}

/** Everything that happened to a record, newest first in ledger order. */
export function historyOf(read: ReadDb, subject: string): HistoryEvent[] {
  const rows = read.all<HistoryRow>(
    `${historyRows}
     where fact.n in (
       select n from fact_subject where subject = ?
       union select fact_subject.n from original_refund
         join fact_subject on fact_subject.subject = original_refund.refund
         where original_refund.payment = ?)
     order by fact.lc desc, chain.desk desc, fact.seq desc limit 200`,
    lookupKey(subject),
    lookupKey(subject),
  );
  return rows.flatMap((row) => rowToEvent(read, row, subject) ?? []);
}

/** One fact as it concerns a record; null where this version can't read it. */
export function eventOf(read: ReadDb, n: number, subject: string): HistoryEvent | null {
  const row = read.get<HistoryRow>(`${historyRows} where fact.n = ?`, n);
  return row === undefined ? null : rowToEvent(read, row, subject);
}

const historyRows = `select fact.n, fact.id, fact.type, fact.v, fact.at, fact.business_day,
    fact.actor, fact.body, profile.value as code, fact.approver, ${firstWrittenSql} as written,
    exists (select 1 from rival where rival.n = fact.n) as again
  from fact
  join chain on chain.n = fact.chain
  left join profile on profile.kind = 'desk' and profile.id = chain.desk
    and profile.field = 'code'`;

function rowToEvent(read: ReadDb, row: HistoryRow, subject: string): HistoryEvent | null {
  if (!isKnownFact(row.type, row.v)) return null;
  const typed = { type: row.type, body: readBody(row.type, row.body) } as TypedBody;
  const note = wordsOf(read, row.n).reason;
  const { deskCode, letCountBy } = whereWritten(read, row);
  return {
    factId: keyToId(row.id),
    kind: row.type,
    at: instantOf(row.at),
    businessDay: row.business_day,
    by: staffName(read, row.actor),
    deskCode,
    ...(letCountBy === undefined ? {} : { letCountBy }),
    ...(note === undefined ? {} : { note }),
    ...(row.again === 1 ? { again: true } : {}),
    ...detailOf(typed, subject),
    ...cardNews(typed),
    ...invoicesOf(read, typed, subject),
    ...writtenBy(read, typed),
  };
}

type TypedBody = { [Type in FactType]: { type: Type; body: FactBody<Type> } }[FactType];
type Detail = Pick<
  HistoryEvent,
  'amountMinor' | 'number' | 'about' | 'resolution' | 'card' | 'canceledFor'
> & {
  readonly kind?: FactType;
};

/** What a payment paid for when it was taken, as its own page tells it. */
function invoicesOf(
  read: ReadDb,
  fact: TypedBody,
  subject: string,
): Pick<HistoryEvent, 'invoices'> {
  if (fact.type !== 'payment-recorded' || fact.body.payment !== subject) return {};
  const { allocations } = fact.body;
  if (allocations.length === 0) return {};
  return {
    invoices: allocations.map(({ invoice: id, amountMinor }) => ({
      id,
      number: findInvoice(read, id)?.number ?? '',
      amountMinor,
    })),
  };
}

/** [V34] What a decision wrote, and which invoices it changed: the way on from it. */
function writtenBy(
  read: ReadDb,
  { type, body }: TypedBody,
): Pick<HistoryEvent, 'wrote' | 'putRight'> {
  if (type !== 'exception-resolved') return {};
  const { issued, voids } = body;
  const wrote = issued === undefined ? [] : [{ id: issued.invoice, number: issued.number }];
  const changed = new Set([
    ...body.moved.map(({ invoice }) => invoice),
    ...body.uncredited.map(({ invoice }) => invoice),
    ...(voids === undefined ? [] : [voids]),
  ]);
  const putRight = [...changed].map((id) => ({ id, number: findInvoice(read, id)?.number ?? '' }));
  return {
    ...(wrote.length === 0 ? {} : { wrote }),
    ...(putRight.length === 0 ? {} : { putRight }),
  };
}

/** What an entry says of money on its way to a card: asked for is not sent, and sent is not there. */
function cardNews({ type, body }: TypedBody): Pick<HistoryEvent, 'card'> {
  if (type === 'refund-observed') return { card: observed[body.status] };
  if (type === 'refund-made' || type === 'refund-retried') {
    return body.method === 'card' ? { card: 'requested' } : {};
  }
  if (type !== 'refund-ended') return {};
  if (body.because === calledOff) return { card: 'called-off' };
  return { card: body.cameBack ? 'came-back' : 'refused' };
}

const observed = { pending: 'waits', requires_action: 'customer-acts', succeeded: 'sent' } as const;

const part = (kind: string, id: string, number: string) => ({ kind, id, number });

/** What says no more of a customer than that it happened. */
const isAboutPerson = (
  fact: TypedBody,
): fact is Extract<TypedBody, { type: 'customers-merged' | 'customer-erased' }> =>
  fact.type === 'customers-merged' || fact.type === 'customer-erased';

/** What a fact did to this record: the figure that concerns it and the record on the other side. */
function detailOf(fact: TypedBody, subject: string): Detail {
  if (isDeskFact(fact) || isAboutPerson(fact)) return {};
  switch (fact.type) {
    case 'invoice-issued':
      return issueDetail(fact.body, subject);
    case 'invoice-voided':
      return voidDetail(fact.body);
    case 'invoice-disputed':
    case 'dispute-released': {
      const { number, invoice } = fact.body;
      return { number, about: part('invoice', invoice, number) };
    }
    case 'payment-recorded':
      return paymentDetail(fact.body, subject);
    case 'payment-reversed':
    case 'check-cleared':
    case 'card-charge-begun':
    case 'card-charge-failed':
    case 'check-bounced': {
      const { number, amountMinor, payment } = fact.body;
      return { amountMinor, number, about: part('payment', payment, number) };
    }
    case 'credit-granted':
      return { amountMinor: fact.body.amountMinor, number: fact.body.number };
    case 'credit-note-issued':
      return noteDetail(fact.body, subject);
    case 'credit-applied':
    case 'allocation-made':
    case 'allocation-removed': {
      const { number, amountMinor, allocation } = fact.body;
      return { amountMinor, number, about: part('allocation', allocation, number) };
    }
    case 'stripe-moved':
      return { amountMinor: fact.body.feeMinor };
    case 'card-charge-settled':
    case 'outside-refund-observed':
    case 'refund-sighted':
    case 'dispute-observed':
      return { amountMinor: fact.body.amountMinor };
    case 'refund-observed':
    case 'refund-ended':
    case 'refund-turned': {
      const { number, amountMinor, refund } = fact.body;
      return { amountMinor, number, about: part('refund', refund, number) };
    }
    case 'refund-retried':
    case 'refund-drafted':
    case 'refund-made':
    case 'refund-canceled':
      return refundDetail(fact.body, subject);
    case 'refund-cleared':
    case 'refund-traced':
    case 'refund-taken-over':
    case 'refund-set-aside':
    case 'refund-handed-over': {
      const { number, refund } = fact.body;
      return { number, about: part('refund', refund, number) };
    }
    case 'exception-resolved':
    case 'exception-assigned':
      return decisionDetail(fact.body);
    default:
      return unreachable(fact);
  }
}

const voidDetail = ({ number, totalMinor, invoice }: FactBody<'invoice-voided'>): Detail => ({
  amountMinor: totalMinor,
  number,
  about: part('invoice', invoice, number),
});

/** [V18] A decision by its name, with what it settled. */
function decisionDetail(body: FactBody<'exception-resolved' | 'exception-assigned'>): Detail {
  const about = part('exception', body.exception, 'see what it was');
  if (!('resolution' in body)) return { about };
  const resolution = resolutionNames.find((one) => one === body.resolution);
  const kind = readExceptionId(body.exception)?.kind;
  const isMoney = kind !== undefined && isMoneyKind(kind);
  return {
    about,
    ...(resolution === undefined ? {} : { resolution }),
    ...(isMoney ? { amountMinor: body.figureMinor } : {}),
  };
}

/** What took of a payment when it was issued is an allocation on that payment's page. */
function issueDetail(body: FactBody<'invoice-issued'>, subject: string): Detail {
  const { number, totalMinor, invoice, applied = [] } = body;
  const about = part('invoice', invoice, number);
  const taken = applied.find((one) => one.payment === subject || one.allocation === subject);
  if (taken === undefined) return { amountMinor: totalMinor, number, about };
  const kind = taken.payment === null ? 'credit-applied' : 'allocation-made';
  return { kind, amountMinor: taken.amountMinor, number, about };
}

/** On an invoice's page a payment shows what came to this invoice, not the whole of it. */
function paymentDetail(body: FactBody<'payment-recorded'>, subject: string): Detail {
  const here = body.allocations.find(
    (one) => one.invoice === subject || one.allocation === subject,
  );
  const amountMinor = here?.amountMinor ?? body.amountMinor;
  return { amountMinor, number: body.number, about: part('payment', body.payment, body.number) };
}

/** A credit note shows what it took from this record: the note itself, an allocation, or a refund. */
function noteDetail(body: FactBody<'credit-note-issued'>, subject: string): Detail {
  const refund = body.refunds.find((one) => one.refund === subject || one.payment === subject);
  if (refund !== undefined) {
    const { amountMinor, number, method } = refund;
    const about = part('refund', refund.refund, number);
    const card = method === 'card' ? ({ card: 'requested' } as const) : {};
    return { kind: 'refund-made', amountMinor, number, about, ...card };
  }
  const taken = body.unapplied.find((one) => one.allocation === subject || one.payment === subject);
  const amountMinor = taken?.amountMinor ?? body.amountMinor;
  return {
    amountMinor,
    number: body.number,
    about: part('invoice', body.invoice, body.number),
    ...(body.cancels && body.invoice === subject ? { canceledFor: body.reason } : {}),
  };
}

/** On an invoice's page a refund shows what was taken off this invoice. */
function refundDetail(
  body: FactBody<'refund-drafted'> | FactBody<'refund-made'> | FactBody<'refund-canceled'>,
  subject: string,
): Detail {
  const unapplied = 'unapplied' in body ? body.unapplied : [];
  const here = unapplied.filter((one) => one.invoice === subject || one.allocation === subject);
  const taken = here.reduce((sum, one) => sum + one.amountMinor, 0);
  const amountMinor = here.length === 0 ? body.amountMinor : taken;
  const settles = 'settles' in body ? readExceptionId(body.settles ?? '') : null;
  return {
    amountMinor,
    number: body.number,
    about: part('refund', body.refund, body.number),
    // On the page of what contradicted it is the decision; on its own a refund was taken back.
    ...(settles?.subject === subject ? { resolution: 'cancel-refund' as const } : {}),
  };
}
