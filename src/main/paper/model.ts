import type { Currency } from '../../shared/money/currency.ts';

/**
 * Everything a document says, in finished words and figures. The page and the roll only set it:
 * they work nothing out and leave nothing out.
 */
export interface PaperModel {
  readonly kind: 'refund' | 'payment' | 'invoice';
  readonly title: string;
  readonly number: string;
  readonly reference?: string;
  readonly letterhead: Letterhead;
  /** Which desk, when, and whether this is the original. */
  readonly issue: { readonly desk: string; readonly at: string; readonly copy: string };
  readonly state: PaperState;
  readonly amount: { readonly label: string; readonly text: string };
  readonly rows: readonly PaperRow[];
  readonly table?: PaperTable;
  readonly says: readonly string[];
  /** Where people sign: what each signs for, with the name. */
  readonly signatures: readonly string[];
  /** What the square code holds, and what it is the code of. */
  readonly code: { readonly holds: string; readonly says: string };
  /** In practice mode: the words across the page and in its text. */
  readonly practice?: string;
}

/** Whose paper it is. */
export interface Letterhead {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * What is true now. `stands`: what the paper says has happened. `open`: it has not, or it isn't
 * known. `ended`: it no longer counts. Only what stands may look like a receipt.
 */
export interface PaperState {
  readonly kind: 'stands' | 'open' | 'ended';
  readonly heading: string;
  readonly detail: string;
}

/** A label and what it says. */
export interface PaperRow {
  readonly label: string;
  readonly value: string;
}

/** A ruled table: words in the first column, figures in all others. */
export interface PaperTable {
  readonly heads: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
  readonly sums: readonly PaperSum[];
}

/** A line under a table. A total gets the double rule. */
export interface PaperSum extends PaperRow {
  readonly isTotal: boolean;
}

/** Whose paper it is, where it was written and how it is to be read. */
export interface PaperPlace {
  readonly business: {
    readonly name: string;
    readonly address?: string | undefined;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
  };
  readonly desk: { readonly name: string; readonly code: string };
  readonly currency: Currency;
  readonly timeZone: string;
  readonly isPractice: boolean;
  /** 0 is the original; each paper after it is a copy with its number. */
  readonly copy: number;
}
