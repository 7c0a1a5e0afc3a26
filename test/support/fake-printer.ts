import { ok, type Result } from '../../src/shared/base/result.ts';
import type { PrintablePage, Printer, PrinterFailure } from '../../src/main/ports/printer.ts';

/** A printer that keeps what it was given, and is out of order when a test says so. */
export interface FakePrinter extends Printer {
  readonly printed: PrintablePage[];
  readonly pdfs: PrintablePage[];
  /** What it answers from now on; nothing: it works. */
  failure: PrinterFailure | null;
  isClosed: boolean;
}

export function createFakePrinter(): FakePrinter {
  const answer = <Value>(value: Value): Promise<Result<Value, PrinterFailure>> =>
    Promise.resolve(printer.failure === null ? ok(value) : { ok: false, failure: printer.failure });
  const printer: FakePrinter = {
    printed: [],
    pdfs: [],
    failure: null,
    isClosed: false,
    pdf(page) {
      printer.pdfs.push(page);
      return answer(Buffer.from('%PDF-1.7 of a test'));
    },
    print(page) {
      printer.printed.push(page);
      return answer(undefined);
    },
    close() {
      printer.isClosed = true;
      return Promise.resolve();
    },
  };
  return printer;
}
