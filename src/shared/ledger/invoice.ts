import { z } from 'zod';
import type { Day } from '../base/days.ts';
import { fail, ok, type Result } from '../base/result.ts';
import {
  add,
  atLeastZero,
  largestAmountMinor,
  type Minor,
  negate,
  subtract,
  zero,
} from '../money/minor.ts';
import { scaleHalfUp } from '../money/rounding.ts';
import { splitByLargestRemainder } from '../money/split.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { journal, journalSchema, type Line, mirror, move } from './posting.ts';

/** A line as it is asked for; counts of the smallest steps, so that no fraction is ever held. */
export interface LineRequest {
  /** Thousandths: 1.5 hours are 1500. */
  readonly quantityMilli: number;
  readonly unitPriceMinor: Minor;
  /** Ten-thousandths of a percent: 8.875 % is 88750. Null: no tax at all. */
  readonly taxRate: number | null;
}

/** A line as it stands on the invoice. */
export interface InvoiceLine extends LineRequest {
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
}

/** The sum of one rate of tax over an invoice. */
export interface TaxSum {
  readonly rate: number;
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
}

export interface Reckoning {
  readonly lines: readonly InvoiceLine[];
  readonly taxes: readonly TaxSum[];
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
  readonly totalMinor: Minor;
}

const ratesPerWhole = 1_000_000;

/** [I2] Reckons lines half up, tax per rate on the net sum, spread on lines by largest remainder. */
export function reckonInvoice(requests: readonly LineRequest[]): Reckoning {
  const nets = requests.map((line) => scaleHalfUp(line.unitPriceMinor, line.quantityMilli, 1000));
  const taxOfLine = requests.map(() => zero);
  const taxes: TaxSum[] = [];
  const rates = new Set(requests.flatMap((line) => (line.taxRate === null ? [] : [line.taxRate])));
  for (const rate of [...rates].toSorted((a, b) => a - b)) {
    const at = requests.flatMap((line, index) => (line.taxRate === rate ? [index] : []));
    const taxed = at.map((index) => nets[index] ?? zero);
    const netMinor = add(...taxed);
    const taxMinor = scaleHalfUp(netMinor, rate, ratesPerWhole);
    taxes.push({ rate, netMinor, taxMinor });
    const shares = splitByLargestRemainder(taxMinor, taxed);
    at.forEach((index, place) => {
      taxOfLine[index] = shares[place] ?? zero;
    });
  }
  const netMinor = add(...nets);
  const taxMinor = add(...taxes.map((tax) => tax.taxMinor));
  const lines = requests.map((line, index) => ({
    ...line,
    netMinor: nets[index] ?? zero,
    taxMinor: taxOfLine[index] ?? zero,
  }));
  return { lines, taxes, netMinor, taxMinor, totalMinor: add(netMinor, taxMinor) };
}

/** [M6] The same where it stays within the largest amount; far beyond, no sum would be exact. */
export function reckonWithin(requests: readonly LineRequest[]): Result<Reckoning, TooMuchMoney> {
  const tooMuch = fail({ kind: 'too-much-money', largestMinor: largestAmountMinor });
  const thousandths = requests.reduce(
    (sum, line) => sum + BigInt(line.unitPriceMinor) * BigInt(line.quantityMilli),
    0n,
  );
  // No tax is higher than what it is on, so that what gets past here can be summed.
  if (thousandths > BigInt(largestAmountMinor) * 1000n) return tooMuch;
  const reckoning = reckonInvoice(requests);
  return reckoning.totalMinor > largestAmountMinor ? tooMuch : ok(reckoning);
}

export interface TooMuchMoney {
  readonly kind: 'too-much-money';
  readonly largestMinor: number;
}

const lineBody = z.strictObject({
  quantityMilli: z.int(),
  unitPriceMinor: moneyField,
  taxRate: z.int().nullable(),
  netMinor: moneyField,
  taxMinor: moneyField,
});

/** `invoice-issued` */
export const invoiceIssued = z.strictObject({
  invoice: idField<'invoice'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  issuedOn: dayField,
  dueOn: dayField,
  lines: z.array(lineBody),
  netMinor: moneyField,
  taxMinor: moneyField,
  totalMinor: moneyField,
  /** What it took at once of what its customer had; null: credit with no payment behind it. */
  applied: z
    .array(
      z.strictObject({
        allocation: idField<'allocation'>(),
        number: z.string(),
        payment: idField<'payment'>().nullable(),
        amountMinor: moneyField,
      }),
    )
    .optional(),
  text: z.string(),
  journal: journalSchema,
});
export type InvoiceIssued = z.output<typeof invoiceIssued>;

/** `invoice-voided` */
export const invoiceVoided = z.strictObject({
  invoice: idField<'invoice'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  totalMinor: moneyField,
  text: z.string(),
  journal: journalSchema,
});

/** `invoice-disputed` and `dispute-released`: a flag that posts nothing. */
export const invoiceFlagged = z.strictObject({
  invoice: idField<'invoice'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  text: z.string(),
  journal: journalSchema,
});

/** The postings of an invoice: it is owed, earned and partly tax. */
const issueLines = (reckoning: Pick<Reckoning, 'netMinor' | 'taxMinor' | 'totalMinor'>): Line[] =>
  journal([
    ['receivables', reckoning.totalMinor],
    ['revenue', negate(reckoning.netMinor)],
    ['sales-tax', negate(reckoning.taxMinor)],
  ]);

export type IssueFailure =
  | { readonly kind: 'due-before-issued'; readonly issuedOn: string; readonly dueOn: string }
  | {
      readonly kind: 'future-day';
      readonly field: string;
      readonly day: string;
      readonly today: string;
    }
  | TooMuchMoney;

/** [I1] What issuing an invoice brings about, or why it can't be issued. */
export function issueInvoice(
  lines: readonly LineRequest[],
  days: { readonly issuedOn: Day; readonly dueOn: Day; readonly today: Day },
): Result<Reckoning & { readonly journal: Line[] }, IssueFailure> {
  const { issuedOn, dueOn, today } = days;
  if (issuedOn > today)
    return fail({ kind: 'future-day', field: 'issuedOn', day: issuedOn, today });
  if (dueOn < issuedOn) return fail({ kind: 'due-before-issued', issuedOn, dueOn });
  const reckoning = reckonWithin(lines);
  if (!reckoning.ok) return reckoning;
  return ok({ ...reckoning.value, journal: issueLines(reckoning.value) });
}

/** [A6] The postings of what an invoice takes at once: deposits, or credit where no payment is. */
export const takeLines = (
  taken: ReadonlyArray<{ readonly payment: string | null; readonly amountMinor: Minor }>,
): Line[] =>
  journal(
    ...taken.map(({ payment, amountMinor }) =>
      move(payment === null ? 'customer-credit' : 'customer-deposits', 'receivables', amountMinor),
    ),
  );

/** An invoice's standing: what it was for and what has happened to it. */
export interface InvoiceStanding {
  readonly number: string;
  readonly totalMinor: Minor;
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
  readonly creditedMinor: Minor;
  readonly appliedMinor: Minor;
  readonly isVoid: boolean;
}

/** [I3] What is still to be paid: total less credit notes less net allocations; void owes nothing. */
export function dueOf(invoice: Omit<InvoiceStanding, 'number' | 'netMinor' | 'taxMinor'>): Minor {
  const asked = invoice.isVoid ? zero : subtract(invoice.totalMinor, invoice.creditedMinor);
  return subtract(asked, invoice.appliedMinor);
}

/** [V30] What may be asked for: what came off an invoice more than once only looks like something due. */
export const askableOf = (
  invoice: Omit<InvoiceStanding, 'number' | 'netMinor' | 'taxMinor'>,
  offTwiceMinor: Minor,
): Minor => atLeastZero(subtract(dueOf(invoice), offTwiceMinor));

/** An invoice that money may be put to, as it stands now. */
export interface Payable {
  readonly number: string;
  readonly dueMinor: Minor;
  readonly isVoid: boolean;
  /** What of that may be asked for while something contradicts about it. */
  readonly doubt?: { readonly exceptionId: string; readonly askMinor: Minor } | undefined;
}

export type PutFailure =
  | {
      readonly kind: 'over-due';
      readonly number: string;
      readonly dueMinor: number;
      readonly wantedMinor: number;
    }
  | {
      readonly kind: 'invoice-contested';
      readonly number: string;
      readonly askMinor: number;
      readonly wantedMinor: number;
      readonly exceptionId: string;
    }
  | { readonly kind: 'invoice-void'; readonly number: string };

/** [A2] [V30] Why an amount can't be put to an invoice; null where it can. */
export function whyNotPut(
  { number, dueMinor, isVoid, doubt }: Payable,
  wantedMinor: Minor,
): PutFailure | null {
  if (isVoid) return { kind: 'invoice-void', number };
  if (wantedMinor > dueMinor) return { kind: 'over-due', number, dueMinor, wantedMinor };
  if (doubt === undefined || wantedMinor <= doubt.askMinor) return null;
  return { kind: 'invoice-contested', number, wantedMinor, ...doubt };
}

export type InvoiceStatus = 'draft' | 'open' | 'partly-paid' | 'paid' | 'void';

/** [I4] The word for an invoice's standing, always derived. */
export function invoiceStatusOf(
  invoice: Omit<InvoiceStanding, 'number' | 'netMinor' | 'taxMinor'>,
): InvoiceStatus {
  if (invoice.isVoid) return 'void';
  const due = dueOf(invoice);
  if (due === 0) return 'paid';
  return due > 0 && invoice.appliedMinor > 0 ? 'partly-paid' : 'open';
}

/** How much of an invoice was taken back by credit notes. */
export function creditedOf(
  invoice: Pick<InvoiceStanding, 'totalMinor' | 'creditedMinor'>,
): 'none' | 'partly' | 'wholly' {
  if (invoice.creditedMinor <= 0) return 'none';
  return invoice.creditedMinor >= invoice.totalMinor ? 'wholly' : 'partly';
}

export type VoidFailure =
  | { readonly kind: 'already-void'; readonly number: string }
  | {
      readonly kind: 'void-with-allocations';
      readonly number: string;
      readonly appliedMinor: number;
    }
  | { readonly kind: 'void-debit-note'; readonly number: string }
  | { readonly kind: 'void-with-credit'; readonly number: string; readonly creditedMinor: number };

/** [I5] Voiding needs a due equal to the total and no allocation; the mirror is posted. */
export function voidInvoice(
  invoice: InvoiceStanding & { readonly isDebitNote?: boolean },
): Result<{ readonly journal: Line[] }, VoidFailure> {
  const { number, appliedMinor, creditedMinor } = invoice;
  if (invoice.isVoid) return fail({ kind: 'already-void', number });
  if (invoice.isDebitNote === true) return fail({ kind: 'void-debit-note', number });
  if (appliedMinor !== 0) return fail({ kind: 'void-with-allocations', number, appliedMinor });
  if (creditedMinor !== 0) return fail({ kind: 'void-with-credit', number, creditedMinor });
  return ok({ journal: mirror(issueLines(invoice)) });
}

export type DisputeFailure =
  | { readonly kind: 'invoice-void'; readonly number: string }
  | { readonly kind: 'already-disputed'; readonly number: string }
  | { readonly kind: 'not-disputed'; readonly number: string };

/** [I9] Whether an invoice may be flagged as disputed, or the flag be taken off; null where it may. */
export function whyNotFlag(
  invoice: { readonly number: string; readonly isVoid: boolean; readonly isDisputed: boolean },
  flag: 'dispute' | 'release',
): DisputeFailure | null {
  const { number, isVoid, isDisputed } = invoice;
  if (flag === 'release') return isDisputed ? null : { kind: 'not-disputed', number };
  if (isVoid) return { kind: 'invoice-void', number };
  return isDisputed ? { kind: 'already-disputed', number } : null;
}

/** [I7] [I9] Whether somebody may be reminded of an invoice: not of one that is contested. */
export const isOverdue = (
  invoice: Omit<InvoiceStanding, 'number' | 'netMinor' | 'taxMinor'> & {
    readonly dueOn: Day;
    readonly isDisputed: boolean;
  },
  today: Day,
): boolean => !invoice.isVoid && !invoice.isDisputed && dueOf(invoice) > 0 && invoice.dueOn < today;
