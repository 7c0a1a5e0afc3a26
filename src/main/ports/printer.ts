import type { Result } from '../../shared/base/result.ts';

/** A page ready for paper: self-contained, without scripts. */
export interface PrintablePage {
  readonly title: string;
  readonly html: string;
  readonly size: PaperSize;
}

export type PaperSize = 'a4' | 'letter' | 'roll';

export type PrinterFailure =
  | { readonly kind: 'no-pdf'; readonly cause: string }
  | { readonly kind: 'no-printer'; readonly cause: string };

/** Turns pages into files and paper. */
export interface Printer {
  pdf(page: PrintablePage): Promise<Result<Buffer, PrinterFailure>>;
  print(page: PrintablePage): Promise<Result<void, PrinterFailure>>;
  close(): Promise<void>;
}
