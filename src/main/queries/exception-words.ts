import { unreachable } from '../../shared/base/assert.ts';
import type { ExceptionView } from '../../shared/contract/calls/exceptions.ts';
import type { ExceptionRecord } from '../book/records/exception.ts';
import { idToKey, keyToId, lookupKey } from '../db/keys.ts';
import type { ReadDb } from '../db/handle.ts';
import { findCustomer } from '../book/records/customer.ts';
import { neverHad } from '../book/records/never-had.ts';
import { keptIn } from '../book/records/kin.ts';
import { moneyIn, type Viewing } from './context.ts';
import { customerName, signatureOf } from './people.ts';

type Told = Pick<ExceptionView, 'because' | 'sentence' | 'about' | 'customerId' | 'customerName'>;

/** What an exception is about: a sentence with its figure, and the record one may go to. */
export function aboutException(viewing: Viewing, exception: ExceptionRecord): Told {
  const { read } = viewing;
  const record = recordOf(read, exception.subject.replace(handedOver, '$1'));
  const number = record?.number ?? exception.subject;
  const sentence = sentenceOf(viewing, exception, number);
  if (record === null) return { sentence };
  const { customer, kind, id } = record;
  const because = neverHad(read, exception);
  return {
    sentence,
    ...(because === undefined ? {} : { because }),
    about: { kind, id, number },
    ...(customer === null
      ? {}
      : { customerId: customer, customerName: customerName(read, idToKey(customer)) }),
  };
}

interface Found {
  readonly kind: string;
  readonly id: string;
  readonly number: string;
  readonly customer: string | null;
}

const handOvers = 'hand-over:';
/** The refund in what handing it over brings about. */
const handedOver = new RegExp(`^${handOvers}([^:]+).*`, 'u');

const tables = ['payment', 'invoice', 'allocation', 'refund'] as const;

function recordOf(read: ReadDb, subject: string): Found | null {
  const key = lookupKey(subject);
  for (const table of tables) {
    const row = read.get<{ number: string; customer: string }>(
      `select number, lower(hex(${keptIn(`${table}.customer`)})) as customer from ${table}
       where id = ? and n is not null`,
      key,
    );
    if (row === undefined) continue;
    return { kind: table, id: subject, number: row.number, customer: asId(row.customer) };
  }
  const nowhere = paymentOn(read, subject);
  if (nowhere !== null) return { kind: 'payment', ...nowhere };
  const person = findCustomer(read, subject);
  if (person === null) return null;
  return { kind: 'customer', id: person.id, number: person.name, customer: person.id };
}

/** Of an invoice that no entry here has issued only the money put to it is known. */
function paymentOn(read: ReadDb, invoice: string): Omit<Found, 'kind'> | null {
  const row = read.get<{ id: Buffer; number: string; customer: string }>(
    `select payment.id, payment.number,
       lower(hex(${keptIn('payment.customer')})) as customer
     from allocation join payment on payment.id = allocation.payment
     where allocation.invoice = ? and allocation.amount > 0 and payment.n is not null
     order by allocation.n limit 1`,
    lookupKey(invoice),
  );
  return row === undefined
    ? null
    : { id: keyToId(row.id), number: row.number, customer: asId(row.customer) };
}

const asId = (hex: string): string =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function sentenceOf(viewing: Viewing, exception: ExceptionRecord, number: string): string {
  const { kind, figure } = exception;
  const amount = moneyIn(viewing, figure);
  // What was settled has no figure left: then only what it was about is said.
  const by = figure > 0 ? `, by ${amount}` : '';
  switch (kind) {
    case 'refund-of-silent-desk':
      return `Stripe shows money of ${number} that a desk gave back, and that desk has not told of it${figure > 0 ? `: ${amount}` : ''}.`;
    case 'payment-over-refunded':
      return overRefunded(viewing, exception, number);
    case 'canceled-and-handed-over':
      return `${number} was taken back at one desk and handed over at another${figure > 0 ? `: ${amount}` : ''}.`;
    case 'refund-crosses-dispute':
      return `Money of ${number} was given back, and the bank took it as well${by}.`;
    case 'external-refund':
      return `Somebody gave money of ${number} back at Stripe, not here${figure > 0 ? `: ${amount}` : ''}.`;
    case 'credit-overdrawn':
      return `More credit of ${number} was used than there was${by}.`;
    case 'payment-over-applied':
      return `More of ${number} is put to invoices than it has left${by}.`;
    case 'allocation-below-zero':
      return `Money was taken off ${number} more than once${by}.`;
    case 'invoice-over-credited':
      return `The credit notes on ${number} come to more than it asks for${by}.`;
    case 'invoice-over-covered':
      return `${number} was paid more than once${by}.`;
    case 'allocation-to-void':
      return isIssued(viewing.read, exception.subject)
        ? `Money was put to ${number} while it was voided elsewhere${figure > 0 ? `: ${amount}` : ''}.`
        : `Money of ${number} was put to an invoice that is not in this book${figure > 0 ? `: ${amount}` : ''}.`;
    case 'payment-ended-twice':
      return `${number} was taken back twice, once as reversed and once as bounced${by}.`;
    case 'check-contradicted':
      return `The check of ${number} was cashed, and taken back elsewhere${figure > 0 ? `: ${amount}` : ''}.`;
    case 'resolved-twice':
      return `More was settled of ${number} than had to be${by}.`;
    case 'erased-with-money':
      return `A customer was erased at one desk while another billed them or took their money${figure > 0 ? `: ${amount} is open` : ''}.`;
    case 'evidence-missing':
      return `Money of the card payment ${number} went back outside Stripe without anything to show for it${figure > 0 ? `: ${amount}` : ''}.`;
    case 'not-allowed':
      return `${whoDid(viewing.read, exception.subject)} no longer worked here when this was done.`;
    case 'effect-conflict':
      if (exception.subject.startsWith(handOvers)) {
        return `${number} was noted as handed over at two desks. Make sure that its money left once.`;
      }
      return 'Two desks did the same thing, but not in the same way. One of the two counts.';
    case 'number-used-twice':
      return `The number ${number} stands on two papers.`;
    case 'clock-drift':
      return 'The clock of a desk stood behind what it had written before.';
    default:
      return unreachable(kind);
  }
}

const isIssued = (read: ReadDb, invoice: string): boolean =>
  read.get('select 1 from invoice where id = ? and n is not null', lookupKey(invoice)) !==
  undefined;
/** [V28] What happened to money that was given back: it went out twice, or never came in. */
function overRefunded(viewing: Viewing, exception: ExceptionRecord, number: string): string {
  const because = neverHad(viewing.read, exception);
  const money = exception.figure > 0 ? moneyIn(viewing, exception.figure) : 'money';
  if (because === 'bounced') {
    return `The check of ${number} bounced, and ${money} of it was given back.`;
  }
  if (because === 'reversed') {
    return `${number} was taken back as entered in error, and ${money} of it was given back.`;
  }
  const by = exception.figure > 0 ? `, by ${money}` : '';
  return `More was given back of ${number} than was paid${by}.`;
}

function whoDid(read: ReadDb, fact: string): string {
  const row = read.get<{ n: number }>('select n from fact where id = ?', lookupKey(fact));
  return row === undefined ? 'Somebody' : signatureOf(read, row.n).by;
}
