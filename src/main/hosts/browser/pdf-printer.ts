import { fail, ok, type Result } from '../../../shared/base/result.ts';
import type { PrintablePage, Printer, PrinterFailure } from '../../ports/printer.ts';
import { findBrowser } from './find-browser.ts';
import { type PaperPress, startPaperPress } from './paper-press.ts';

interface PdfPrinterOptions {
  /** Which browser makes the PDFs; null where none is installed. */
  readonly browser?: string | null;
  /** How long the browser is kept after a PDF, for the next one. */
  readonly idleMs?: number;
}

const fewMinutesMs = 3 * 60_000;

/** PDFs by an installed browser, started at the first one; paper by the person's own browser. */
export function createPdfPrinter(options: PdfPrinterOptions = {}): Printer {
  const program = options.browser === undefined ? findBrowser() : options.browser;
  const idleMs = options.idleMs ?? fewMinutesMs;
  let press: Promise<PaperPress> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const running = press;
    press = undefined;
    await running?.then((one) => one.close()).catch(() => {});
  };

  const start = (browser: string): Promise<PaperPress> => {
    const starting = startPaperPress(browser);
    press = starting;
    const forget = () => {
      if (press === starting) press = undefined;
    };
    // A browser that went away by itself is started anew for the next paper.
    void starting.then((one) => one.gone.then(() => one.close()), forget).then(forget, forget);
    return starting;
  };

  const makePdf = async (page: PrintablePage): Promise<Result<Buffer, PrinterFailure>> => {
    if (program === null) return fail(noBrowser);
    if (isClosed) return fail({ kind: 'no-pdf', cause: 'the desk is closing.' });
    clearTimeout(idle);
    try {
      const running = await (press ?? start(program));
      return ok(await running.press(page));
    } catch (cause) {
      await stop();
      const reason = cause instanceof Error ? cause.message : 'it did not say why.';
      return fail({ kind: 'no-pdf', cause: `the browser ${program} did not make it: ${reason}` });
    } finally {
      idle = setTimeout(() => void stop(), idleMs).unref();
    }
  };

  return {
    pdf(page) {
      // There is one page to lay papers on, so they are made one after another.
      const mine = last.then(() => makePdf(page));
      last = mine;
      return mine;
    },
    print: () => Promise.resolve(fail(noPrinter)),
    async close() {
      isClosed = true;
      await last;
      await stop();
    },
  };
}

const noBrowser = {
  kind: 'no-pdf',
  cause: 'no Chrome, Edge or Chromium was found on this computer.',
} as const;

const noPrinter = {
  kind: 'no-printer',
  cause: 'a page has no printer of its own. Open the paper and print it from your browser.',
} as const;
