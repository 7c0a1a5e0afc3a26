import type { CreditNotePart } from '../../../shared/ledger/credit-note.ts';
import type { MovedPart } from '../../../shared/ledger/exception.ts';
import type { RefundSighted } from '../../../shared/ledger/outside-refund.ts';
import type { Line } from '../../../shared/ledger/posting.ts';
import type { Minor } from '../../../shared/money/minor.ts';
import type { InvoiceRecord } from '../../book/records/invoice.ts';
import type { RefundRecord } from '../../book/records/refund.ts';

/** An invoice that a resolution makes; its ids and numbers are taken when it is carried out. */
export type ToIssue =
  | { readonly of: 'debt'; readonly customer: string; readonly amountMinor: Minor }
  | {
      readonly of: 'void-invoice';
      readonly invoice: InvoiceRecord;
      readonly takes: readonly { readonly payment: string | null; readonly amountMinor: Minor }[];
    };

/** A resolution thought through: what looking shows and what doing writes come from this one thing. */
export interface ResolutionPlan {
  /** How much of the exception's own figure it settles. */
  readonly figureMinor: Minor;
  readonly customer?: string;
  readonly payment?: string;
  readonly madeGoodMinor?: Minor;
  readonly evidenceMinor?: Minor;
  readonly capturedMinor?: Minor;
  readonly creditMinor?: Minor;
  readonly moved: readonly MovedPart[];
  readonly uncredited: readonly CreditNotePart[];
  readonly issue?: ToIssue;
  readonly voids?: string;
  /** Instead of all this: the refund that is taken back whole, by its own mirror. */
  readonly cancels?: RefundRecord;
  /** Or the refund of a silent desk that counts from then on. */
  readonly counts?: RefundSighted;
  /** The refund that counts again, though it was taken back. */
  readonly reinstates?: RefundRecord;
  /** The refund of which it was noted by mistake that it was handed over. */
  readonly unhands?: RefundRecord;
  /** The refunds that count as handed over from then on. */
  readonly paidOut?: readonly RefundRecord[];
  readonly journal: Line[];
  /** Whether two desks that see the same would do the very same: then it is done once. */
  readonly isCorrection: boolean;
  /** What it brings about, where that befalls a thing once whoever decides it. */
  readonly effect?: string;
}

/** A plan that moves nothing: somebody has looked, and that settles it. */
export const settles = (figureMinor: Minor): ResolutionPlan => ({
  figureMinor,
  moved: [],
  uncredited: [],
  journal: [],
  isCorrection: false,
});
