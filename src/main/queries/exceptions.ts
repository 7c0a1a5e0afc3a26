import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { ExceptionView } from '../../shared/contract/calls/exceptions.ts';
import { isMoneyKind, type Resolution } from '../../shared/ledger/exception.ts';
import type { Method } from '../../shared/ledger/method.ts';
import { instantOf } from '../book/business-day.ts';
import { factAt } from '../book/facts.ts';
import { readFact } from '../book/known-fact.ts';
import {
  actsOn,
  type ExceptionRecord,
  findException,
  ownerOf,
  rowToException,
} from '../book/records/exception.ts';
import { factsBehind } from '../book/records/exception-facts.ts';
import { apartRefunds, countApart, deskName, readApart } from '../book/records/kept-apart.ts';
import { apartHandedOver } from '../book/records/apart-words.ts';
import { accountsOf, isOneOf } from '../book/records/kin.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Viewing } from './context.ts';
import { decisionOn } from './decided.ts';
import { aboutException } from './exception-words.ts';
import { eventOf, historyOf } from './history.ts';
import { findRefund, type RefundRecord } from '../book/records/refund.ts';
import type { HistoryEvent } from '../../shared/contract/history-event.ts';
import { handOverOf } from './refunds.ts';
import { hangsOn } from '../book/records/hangs-on.ts';
import { isOpen } from './in-review.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { staffName } from './people.ts';
import { openRows } from './open-exceptions.ts';
import { type Condition, where } from './where.ts';

/** Which resolutions there are for an exception now; whoever decides knows. */
export type Allowed = (exception: ExceptionRecord) => readonly Resolution[];

/** What waits for a person, money first; or what was decided, latest first. */
export function listExceptions(
  viewing: Viewing,
  input: CallRequest<'exceptions.list'>,
  allowed: Allowed,
): CallValue<'exceptions.list'> {
  if (input.state === 'settled') return listSettled(viewing, input, allowed);
  const rows = openRows(viewing.read, conditionsOf(viewing, input), {
    after: readCursor(input.cursor, 2),
    count: rowsToRead(input),
  });
  return cutPage(rows, input, {
    key: (row) => [row.rank, row.subject],
    view: (row) => exceptionView(viewing, rowToException(row), allowed),
  });
}

const conditionsOf = (
  { read }: Viewing,
  input: CallRequest<'exceptions.list'>,
): readonly Condition[] => [
  input.kind !== undefined && ['kind = ?', input.kind],
  input.paymentId !== undefined && [ofPayment, ...byAll(3, lookupKey(input.paymentId))],
  input.invoiceId !== undefined && [
    `subject in (select ? union select id from allocation where invoice = ?
      union select payment from allocation where invoice = ?
      union select refund.id from refund join allocation on allocation.payment = refund.payment
        where allocation.invoice = ?)`,
    ...byAll(4, lookupKey(input.invoiceId)),
  ],
  input.customerId !== undefined && aboutCustomer(read, input.customerId),
  input.ownerId !== undefined && [
    `exists (select 1 from exception_act where exception_act.kind = exception.kind
       and exception_act.subject = exception.subject and exception_act.staff = ?)`,
    lookupKey(input.ownerId),
  ],
  input.search !== undefined && [byNumber, ...byAll(5, input.search.toUpperCase())],
];

function aboutCustomer(read: ReadDb, id: string): Condition {
  const accounts = accountsOf(read, id);
  const [sql, ...values] = isOneOf('customer', accounts);
  const records = ['payment', 'invoice', 'allocation', 'refund'].map(
    (table) => `select id from ${table} where ${sql}`,
  );
  return [
    `subject in (select ? union ${records.join(' union ')})`,
    ...accounts.slice(0, 1),
    ...records.flatMap(() => values),
  ];
}

const ofPayment = `subject in (select ? union select id from allocation where payment = ?
  union select id from refund where payment = ?)`;
/** By the printed number of the record that it is about. */
const byNumber = `(subject = ? or subject in (select id from payment where number = ?
  union select id from invoice where number = ? union select id from allocation where number = ?
  union select id from refund where number = ?))`;
const byAll = <Value>(times: number, value: Value): readonly Value[] =>
  Array.from({ length: times }, () => value);

const isLastAct = `n = (select max(n) from exception_act as act
  where act.kind = exception.kind and act.subject = exception.subject and act.figure <> 0)`;
const isNotOpen = `not exists (select 1 from exception as open
  where open.kind = exception.kind and open.subject = exception.subject)`;

/** What people have decided, latest first: each exception at its last act. */
function listSettled(
  viewing: Viewing,
  input: CallRequest<'exceptions.list'>,
  allowed: Allowed,
): CallValue<'exceptions.list'> {
  const at = readCursor(input.cursor, 1);
  const { sql, values } = where(
    ['figure <> 0'],
    [isLastAct],
    [isNotOpen],
    ...conditionsOf(viewing, input),
    at !== null && ['n < ?', ...at],
  );
  const rows = viewing.read.all<{ n: number; kind: string; subject: Buffer | string }>(
    `select n, kind, subject from exception_act as exception ${sql} order by n desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return cutPage(rows, input, {
    key: (row) => [row.n],
    view: (row) => exceptionView(viewing, rowToException({ ...row, rank: 0, figure: 0 }), allowed),
  });
}

/** One exception with everything behind it, but for what may be done; null where there is none. */
export function getException(
  viewing: Viewing,
  id: string,
  allowed: Allowed,
): Omit<CallValue<'exceptions.get'>, 'choices'> | null {
  const { read } = viewing;
  const exception = findException(read, id);
  if (exception === null) return null;
  const counted = new Set(countingNow(read, exception));
  return {
    ...exceptionView(viewing, exception, allowed),
    sides: entriesOf(read, exception).flatMap(({ n }) => {
      const told = eventOf(read, n, exception.subject);
      if (told === null) return [];
      const refund = refundIn(read, n, told);
      const way = refund === null ? methodIn(read, n) : { method: refund.method };
      return [{ ...told, ...way, ...inHand(read, refund), counts: counted.has(n) }];
    }),
    history: [
      ...historyOf(read, exception.subject).filter(
        ({ kind, resolution }) => kind === 'refund-canceled' && resolution === undefined,
      ),
      ...actsOn(read, exception)
        .toReversed()
        .flatMap(({ n }) => eventOf(read, n, exception.subject) ?? []),
    ],
  };
}

/** What is told of an exception side by side: what stands behind it, and what was taken back since. */
const entriesOf = (read: ReadDb, exception: ExceptionRecord) => [
  ...factsBehind(read, exception),
  ...takenBackOf(read, exception),
];

/** [V26] The refund that an entry made, also where it is a credit note that gave its money back. */
function refundIn(read: ReadDb, n: number, { kind, about }: HistoryEvent): RefundRecord | null {
  if (kind === 'refund-made' && about !== undefined) return findRefund(read, about.id);
  const known = readFact(factAt(read, n));
  if (known?.type !== 'credit-note-issued') return null;
  const [only, ...others] = known.body.refunds;
  return only === undefined || others.length > 0 ? null : findRefund(read, only.refund);
}

/** [V17] Whether what a refund gave is in the customer's hand, and who said so. */
function inHand(
  read: ReadDb,
  refund: RefundRecord | null,
): Pick<CallValue<'exceptions.get'>['sides'][number], 'inHand'> {
  if (refund === null || refund.made?.method === 'card') return {};
  const handedOver = handOverOf(read, refund);
  const takenBack = refund.status === 'canceled';
  const keptApart = handedOver === null ? apartHandedOver(read, refund.id) : null;
  return {
    inHand: {
      takenBack,
      ...(handedOver === null ? {} : { handedOver }),
      ...(keptApart === null ? {} : { keptApart }),
    },
  };
}

/** The way in which money moved by a fact, where it says so. */
function methodIn(read: ReadDb, n: number): { readonly method?: Method } {
  const body = readFact(factAt(read, n))?.body;
  return body !== undefined && 'method' in body ? { method: body.method } : {};
}

function countingNow(read: ReadDb, exception: ExceptionRecord): readonly number[] {
  return factsBehind(read, exception)
    .map(({ n }) => n)
    .filter((n) => read.get('select 1 from effect where n = ?', n) !== undefined);
}

/** Refunds that are behind it no more because they were taken back: both entries stay on record. */
const takenBackOf = (read: ReadDb, { kind, subject }: ExceptionRecord) =>
  kind !== 'payment-over-refunded'
    ? []
    : read.all<{ n: number }>(
        'select n from refund where payment = ? and makes > 0 and cancels >= makes order by n',
        lookupKey(subject),
      );

/** How many wait for a person. */
export function countExceptions({ read }: Viewing): CallValue<'exceptions.count'> {
  const open = read.get<{ open: number }>('select count(*) as open from exception')?.open ?? 0;
  const entries = countApart(read);
  return { open, ...(entries === 0 ? {} : { apart: apartTold(read, entries) }) };
}

/** [V40] What is kept apart waits for a person like all that contradicts. */
function apartTold(read: ReadDb, entries: number) {
  const apart = readApart(read);
  const known = apart.map(({ fact }) => readFact(fact));
  return {
    entries,
    desks: [...new Set(apart.map(({ fact }) => deskName(read, fact.desk)))],
    givenBackMinor: apartRefunds(read).reduce((sum, { refund }) => sum + refund.amountMinor, 0),
    takenMinor: known.reduce(
      (sum, one) => sum + (one?.type === 'payment-recorded' ? one.body.amountMinor : 0),
      0,
    ),
  };
}

function exceptionView(
  viewing: Viewing,
  exception: ExceptionRecord,
  allowed: Allowed,
): ExceptionView {
  const { read } = viewing;
  const { id, kind, figure } = exception;
  const facts = factsBehind(read, exception);
  const owner = ownerOf(read, exception);
  return {
    id,
    kind,
    figureMinor: figure,
    counted: !isMoneyKind(kind),
    ...aboutException(viewing, exception),
    hangsOn: hangsOn(read, exception, (subject) => isOpen(viewing, subject)),
    ...(owner === null ? {} : { owner: { id: owner, name: staffName(read, idToKey(owner)) } }),
    // [V27] Whatever was decided since, it is as old as the last of the entries told side by side.
    sinceAt: lastWritten(read, [...facts, ...takenBackOf(read, exception)]),
    facts: facts.map((fact) => fact.id),
    resolutions: [...allowed(exception)],
    ...decisionOn(read, exception),
    state: figure > 0 ? 'open' : 'settled',
  };
}

const lastWritten = (read: ReadDb, facts: readonly { readonly n: number }[]): string =>
  instantOf(
    read.get<{ at: number | null }>(
      'select max(at) as at from fact where n in (select value from json_each(?))',
      JSON.stringify(facts.map(({ n }) => n)),
    )?.at ?? 0,
  );
