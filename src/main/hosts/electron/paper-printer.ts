import { BrowserWindow, type WebContents } from 'electron';
import { fail, ok } from '../../../shared/base/result.ts';
import type { PrintablePage, Printer } from '../../ports/printer.ts';
import { createPaperPages, partition, type PaperPages } from './paper-pages.ts';
import { inInches, type Sheet, sheetFor } from './paper-size.ts';
import { paperWindow } from './window-options.ts';

/** Prints by an unseen window, in which the page is laid out and nothing can run. */
export function createPaperPrinter(): Printer {
  const windows = new Set<BrowserWindow>();
  let pages: PaperPages | undefined;

  const lay = async <Value>(
    { html, size }: PrintablePage,
    use: (contents: WebContents, sheet: Sheet) => Promise<Value>,
  ): Promise<Value> => {
    pages ??= createPaperPages();
    const address = pages.lay(html);
    const window = new BrowserWindow(paperWindow(partition));
    windows.add(window);
    try {
      await window.loadURL(address);
      return await use(window.webContents, await sheetFor(size, window.webContents.debugger));
    } finally {
      pages.take(address);
      windows.delete(window);
      if (!window.isDestroyed()) window.destroy();
    }
  };

  return {
    async pdf(page) {
      try {
        return ok(await lay(page, toPdf));
      } catch (cause) {
        return fail({ kind: 'no-pdf', cause: sentenceOf(cause) });
      }
    },
    async print(page) {
      try {
        const trouble = await lay(page, toPaper);
        return trouble === null ? ok(undefined) : fail({ kind: 'no-printer', cause: trouble });
      } catch (cause) {
        return fail({ kind: 'no-printer', cause: sentenceOf(cause) });
      }
    },
    async close() {
      for (const window of windows) window.destroy();
    },
  };
}

const toPdf = (contents: WebContents, sheet: Sheet): Promise<Buffer> =>
  contents.printToPDF({
    pageSize: inInches(sheet),
    // The page names its own margins, which then count in place of these.
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    generateTaggedPDF: true,
  });

/** Brings a page to paper by the system's own dialog; answers what went wrong, if anything. */
async function toPaper(contents: WebContents, sheet: Sheet): Promise<string | null> {
  const printers = await contents.getPrintersAsync();
  if (printers.length === 0) return 'No printer is set up on this computer.';
  return new Promise((resolve) => {
    const options = { pageSize: sheet, printBackground: true };
    contents.print(options, (printed, reason) => resolve(printed ? null : whyNot(reason)));
  });
}

const whyNot = (reason: string): string =>
  /cancel/i.test(reason)
    ? 'The printing was canceled.'
    : 'The printer did not take it. See whether it is on and has paper.';

/** Electron's own words are for engineers; where they came from is for the person. */
const sentenceOf = (cause: unknown): string =>
  `The page could not be laid out (${cause instanceof Error ? cause.name : 'unknown'}).`;
