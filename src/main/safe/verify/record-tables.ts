import type { Reckoning } from './reckoning.ts';

interface Field {
  /** In the table. */
  readonly column: string;
  /** In what was reckoned. */
  readonly sums: string;
  readonly kind: 'money' | 'text' | 'id' | 'count';
  readonly label: string;
}

type Row = Readonly<Record<string, unknown>>;

/** A table of records, and what each of its columns must come to. */
export interface RecordTable {
  readonly name:
    | 'payment'
    | 'invoice'
    | 'allocation'
    | 'refund'
    | 'original_refund'
    | 'credit_note';
  /** The column that tells its rows apart, where it is another than `id`. */
  readonly key?: string;
  readonly noun: string;
  readonly fields: readonly Field[];
  /** What was reckoned for it, by id; its own copy to cross off. */
  reckoned(all: Reckoning): Map<string, Row>;
  /** Whether nothing is left that would need a row. */
  isNothing(row: Row): boolean;
}

const money = (column: string, label: string, sums = column): Field => ({
  column,
  sums,
  label,
  kind: 'money',
});
const text = (column: string, label: string, sums = column): Field => ({
  column,
  sums,
  label,
  kind: 'text',
});
const id = (column: string, label = column, sums = column): Field => ({
  column,
  sums,
  label,
  kind: 'id',
});
const count = (column: string, label: string, sums = column): Field => ({
  column,
  sums,
  label,
  kind: 'count',
});

const entry = count('n', 'entry');
const number = text('number', 'number');

const copy = (map: ReadonlyMap<string, object>): Map<string, Row> =>
  new Map(map as ReadonlyMap<string, Row>);

/** A record of which no entry says that it was made needs a row only while it has figures. */
const nothing =
  (...figures: readonly string[]) =>
  (row: Row): boolean =>
    row['n'] === 0 && figures.every((name) => row[name] === 0);

/** Every table of records. */
export const recordTables: readonly RecordTable[] = [
  {
    name: 'payment',
    noun: 'payment',
    fields: [
      entry,
      number,
      id('customer'),
      text('method', 'method'),
      text('received_on', 'day', 'receivedOn'),
      text('reference', 'reference'),
      count('tendered', 'cash laid down'),
      text('check_number', 'check number', 'checkNumber'),
      text('bank', 'bank'),
      money('amount', 'as its amount'),
      money('captured', 'as what counts of it'),
      money('applied', 'as what is applied of it'),
      money('refunded', 'as what was given back of it'),
      count('reversals', 'standing'),
      count('bounces', 'standing'),
      count('clears', 'standing'),
      money('reserved', 'as what is on its way back of it'),
      count('settles', 'standing'),
      count('fails', 'standing'),
      money('disputed', 'as what is contested of it'),
      money('made_good', 'as what was made good on it', 'madeGood'),
      money('by_hand', 'as what was given back of it by hand', 'byHand'),
      money('evidence', 'as what is vouched for of it'),
      money('outside', 'as what went back of it at Stripe'),
    ],
    reckoned: (all) => copy(all.payments),
    isNothing: nothing(
      'captured',
      'applied',
      'refunded',
      'reserved',
      'disputed',
      'reversals',
      'bounces',
      'clears',
      'settles',
      'fails',
      'madeGood',
      'byHand',
      'evidence',
      'outside',
    ),
  },
  {
    name: 'invoice',
    noun: 'invoice',
    fields: [
      entry,
      number,
      id('customer'),
      text('issued_on', 'day', 'issuedOn'),
      text('due_on', 'day it is due', 'dueOn'),
      money('total', 'as its total'),
      money('credited', 'as what was credited'),
      money('applied', 'as what was paid'),
      count('voids', 'standing'),
      count('disputes', 'standing'),
    ],
    reckoned: (all) => copy(all.invoices),
    isNothing: nothing('credited', 'applied', 'voids', 'disputes'),
  },
  {
    name: 'allocation',
    noun: 'allocation',
    fields: [
      entry,
      number,
      id('payment'),
      id('invoice'),
      id('customer'),
      money('original', 'as its amount'),
      money('amount', 'as what is left of it'),
    ],
    reckoned: (all) => copy(all.allocations),
    isNothing: nothing('amount'),
  },
  {
    name: 'refund',
    noun: 'refund',
    fields: [
      entry,
      number,
      id('payment'),
      id('customer'),
      text('method', 'method'),
      text('refunded_on', 'day', 'refundedOn'),
      money('amount', 'as its amount'),
      text('standing', 'standing'),
      count('makes', 'standing'),
      count('cancels', 'standing'),
      count('drops', 'standing'),
      count('hand_overs', 'standing', 'handOvers'),
      count('clears', 'standing'),
      count('retries', 'standing'),
      count('waits', 'standing'),
      count('outs', 'standing'),
      count('ends', 'standing'),
      count('backs', 'standing'),
      count('turns', 'standing'),
      count('takes', 'standing'),
      count('asides', 'standing'),
      count('call_offs', 'standing', 'callOffs'),
      count('paid_outs', 'standing', 'paidOuts'),
      id('instead_of', 'refund it stands for', 'insteadOf'),
    ],
    reckoned: (all) => copy(all.refunds),
    isNothing: nothing(
      'makes',
      'cancels',
      'drops',
      'handOvers',
      'clears',
      'retries',
      'waits',
      'outs',
      'ends',
      'backs',
      'turns',
      'takes',
      'asides',
      'callOffs',
      'paidOuts',
    ),
  },
  {
    name: 'original_refund',
    key: 'refund',
    noun: 'refund',
    fields: [
      text('number', 'payment'),
      count('facts', 'standing'),
      money('given', 'as what was given back'),
      id('payment'),
    ],
    reckoned: (all) => copy(all.originals),
    isNothing: () => false,
  },
  {
    name: 'credit_note',
    noun: 'credit note',
    fields: [
      entry,
      number,
      id('invoice'),
      id('customer'),
      id('refund'),
      money('amount', 'as its amount'),
      money('tax', 'as its tax'),
      text('issued_on', 'day', 'issuedOn'),
      count('takes_back', 'standing', 'takesBack'),
      money('uncredited', 'as what was taken back of it'),
    ],
    reckoned: (all) => copy(all.notes),
    isNothing: nothing('takesBack', 'uncredited'),
  },
];
