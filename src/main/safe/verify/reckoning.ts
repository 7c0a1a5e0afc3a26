// What every record comes to, summed from the entries by plain addition. Nothing here is shared
// with what keeps the tables: two ways that agree are better than one that is used twice.

export interface PaymentSums {
  n: number;
  number: string;
  customer: string;
  method: string;
  receivedOn: string;
  reference: string | null;
  tendered: number | null;
  checkNumber: string | null;
  bank: string | null;
  amount: number;
  captured: number;
  applied: number;
  refunded: number;
  reversals: number;
  bounces: number;
  clears: number;
  settles: number;
  fails: number;
  reserved: number;
  disputed: number;
  madeGood: number;
  byHand: number;
  evidence: number;
  outside: number;
  /** What went back of it by a desk that has not told of it. */
  sighted: number;
}

export interface InvoiceSums {
  n: number;
  number: string;
  customer: string;
  issuedOn: string;
  dueOn: string;
  total: number;
  credited: number;
  applied: number;
  voids: number;
  disputes: number;
}

export interface AllocationSums {
  n: number;
  number: string;
  payment: string | null;
  invoice: string;
  customer: string;
  original: number;
  amount: number;
}

export interface RefundSums {
  n: number;
  number: string;
  payment: string | null;
  customer: string;
  method: string;
  refundedOn: string;
  amount: number;
  standing: string;
  /** Where in the order of all facts its latest draft stands. */
  draftedAt: readonly (number | string)[] | null;
  makes: number;
  cancels: number;
  drops: number;
  handOvers: number;
  clears: number;
  retries: number;
  waits: number;
  outs: number;
  ends: number;
  backs: number;
  turns: number;
  takes: number;
  asides: number;
  callOffs: number;
  paidOuts: number;
  insteadOf: string | null;
}

/** A refund of a payment that was not here when it was made. */
export interface OriginalSums {
  n: number;
  number: string;
  facts: number;
  given: number;
  payment: string | null;
}

export interface NoteSums {
  n: number;
  number: string;
  invoice: string;
  customer: string;
  refund: string | null;
  amount: number;
  tax: number;
  issuedOn: string;
  takesBack: number;
  uncredited: number;
}

/** All records of a book, and what the entry at hand moves on the accounts that records answer to. */
export interface Reckoning {
  readonly payments: Map<string, PaymentSums>;
  readonly invoices: Map<string, InvoiceSums>;
  readonly allocations: Map<string, AllocationSums>;
  readonly refunds: Map<string, RefundSums>;
  readonly originals: Map<string, OriginalSums>;
  readonly notes: Map<string, NoteSums>;
  /** Credit with no payment behind it, by customer. */
  readonly credits: Map<string, number>;
  /** Which account was put away into which, by the entries that count. */
  readonly merges: { readonly id: string; readonly merged: string; readonly kept: string }[];
  /** Accounts of whom nothing may be known any more. */
  readonly erased: Set<string>;
  /** How much of each exception people have settled. */
  readonly settled: Map<string, number>;
  /** Numbers of records that two entries say they made. */
  readonly twice: string[];
  readonly moved: { receivables: number; deposits: number; credit: number };
}

export const createReckoning = (): Reckoning => ({
  payments: new Map(),
  invoices: new Map(),
  allocations: new Map(),
  refunds: new Map(),
  originals: new Map(),
  notes: new Map(),
  credits: new Map(),
  merges: [],
  erased: new Set(),
  settled: new Map(),
  twice: [],
  moved: { receivables: 0, deposits: 0, credit: 0 },
});

function orMade<Sums>(map: Map<string, Sums>, id: string, make: () => Sums): Sums {
  const known = map.get(id);
  if (known !== undefined) return known;
  const made = make();
  map.set(id, made);
  return made;
}

export const paymentOf = ({ payments }: Reckoning, id: string): PaymentSums =>
  orMade(payments, id, () => ({
    n: 0,
    number: '',
    customer: '',
    method: '',
    receivedOn: '',
    reference: null,
    tendered: null,
    checkNumber: null,
    bank: null,
    amount: 0,
    captured: 0,
    applied: 0,
    refunded: 0,
    reversals: 0,
    bounces: 0,
    clears: 0,
    settles: 0,
    fails: 0,
    reserved: 0,
    disputed: 0,
    madeGood: 0,
    byHand: 0,
    evidence: 0,
    outside: 0,
    sighted: 0,
  }));

export const invoiceOf = ({ invoices }: Reckoning, id: string): InvoiceSums =>
  orMade(invoices, id, () => ({
    n: 0,
    number: '',
    customer: '',
    issuedOn: '',
    dueOn: '',
    total: 0,
    credited: 0,
    applied: 0,
    voids: 0,
    disputes: 0,
  }));

export const allocationOf = ({ allocations }: Reckoning, id: string): AllocationSums =>
  orMade(allocations, id, () => ({
    n: 0,
    number: '',
    payment: null,
    invoice: '',
    customer: '',
    original: 0,
    amount: 0,
  }));

export const refundOf = ({ refunds }: Reckoning, id: string): RefundSums =>
  orMade(refunds, id, () => ({
    n: 0,
    number: '',
    payment: null,
    customer: '',
    method: '',
    refundedOn: '',
    amount: 0,
    standing: '',
    draftedAt: null,
    makes: 0,
    cancels: 0,
    drops: 0,
    handOvers: 0,
    clears: 0,
    retries: 0,
    waits: 0,
    outs: 0,
    ends: 0,
    backs: 0,
    turns: 0,
    takes: 0,
    asides: 0,
    callOffs: 0,
    paidOuts: 0,
    insteadOf: null,
  }));

export const originalOf = (
  { originals }: Reckoning,
  refund: string,
  number: string,
): OriginalSums =>
  orMade(originals, refund, () => ({ n: 1, number, facts: 0, given: 0, payment: null }));

export const noteOf = ({ notes }: Reckoning, id: string): NoteSums =>
  orMade(notes, id, () => ({
    n: 0,
    number: '',
    invoice: '',
    customer: '',
    refund: null,
    amount: 0,
    tax: 0,
    issuedOn: '',
    takesBack: 0,
    uncredited: 0,
  }));
