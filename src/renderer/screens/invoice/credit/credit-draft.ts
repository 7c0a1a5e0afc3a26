import { parseDecimal } from '../../../../shared/money/decimal.ts';
import type { CallInput } from '../../../../shared/contract/contract.ts';
import type { Currency } from '../../../../shared/money/currency.ts';
import { parseMoney } from '../../../../shared/money/parse.ts';

type CreditInput = CallInput<'creditNotes.create'>;
export type CreditAsked = CallInput<'creditNotes.preview'>;
export type ReasonCode = CreditInput['reason']['code'];
type LineAsked = NonNullable<CreditAsked['lines']>[number];

/** What is written beside a line: a quantity or an amount, never both. */
export interface LineTexts {
  readonly quantity: string;
  readonly amount: string;
}

export const noLineTexts: LineTexts = { quantity: '', amount: '' };

const ways = ['as-it-came', 'cash', 'check', 'electronic', 'other'] as const;
export type WayBack = (typeof ways)[number];

/** The form as it is kept. */
export interface CreditDraft {
  /** An amount of the whole, or something of single lines. */
  readonly kind: 'part' | 'lines';
  readonly amount: string;
  /** By the place of the line, from 1. */
  readonly lines: Readonly<Record<number, LineTexts>>;
  /** What becomes of money that comes free. */
  readonly money: 'credit' | 'refund';
  readonly way: WayBack;
  readonly code: ReasonCode;
  readonly text: string;
  /** Sent, and not answered yet. */
  readonly sent: CreditInput | null;
}

export const freshCredit: CreditDraft = {
  kind: 'part',
  amount: '',
  lines: {},
  money: 'credit',
  way: 'as-it-came',
  code: 'service-issue',
  text: '',
  sent: null,
};

/** Whether a text is a quantity that a line can have. */
export function readQuantity(text: string): number | null {
  const plain = text.trim();
  const steps = parseDecimal(plain, 3);
  return steps !== null && steps > 0 ? Number(plain) : null;
}

/** What is asked for; null while there is nothing to ask. */
export function askedOf(
  invoiceId: string,
  draft: CreditDraft,
  currency: Currency,
): CreditAsked | null {
  const what = draft.kind === 'lines' ? linesOf(draft, currency) : amountOf(draft, currency);
  if (what === null) return null;
  const { money, way } = draft;
  const back = way === 'as-it-came' ? true : { method: way };
  return { invoiceId, ...what, ...(money === 'refund' ? { processRefund: back } : {}) };
}

function amountOf(draft: CreditDraft, currency: Currency): Pick<CreditAsked, 'amountMinor'> | null {
  const typed = parseMoney(draft.amount, currency);
  return typed.ok ? { amountMinor: typed.value.amountMinor } : null;
}

function linesOf(draft: CreditDraft, currency: Currency): Pick<CreditAsked, 'lines'> | null {
  const lines: LineAsked[] = [];
  for (const [place, texts] of Object.entries(draft.lines)) {
    const line = Number(place);
    if (texts.quantity.trim() !== '') {
      const quantity = readQuantity(texts.quantity);
      if (quantity === null) return null;
      lines.push({ line, quantity });
    } else if (texts.amount.trim() !== '') {
      const typed = parseMoney(texts.amount, currency);
      if (!typed.ok) return null;
      lines.push({ line, amountMinor: typed.value.amountMinor });
    }
  }
  return lines.length === 0 ? null : { lines };
}
