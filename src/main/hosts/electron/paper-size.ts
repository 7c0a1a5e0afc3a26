import type { Debugger } from 'electron';
import type { PaperSize } from '../../ports/printer.ts';

/** A sheet, in thousandths of a millimetre, as Electron's printing counts. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

const sheets: Readonly<Record<Exclude<PaperSize, 'roll'>, Sheet>> = {
  a4: { width: 210_000, height: 297_000 },
  letter: { width: 215_900, height: 279_400 },
};

const rollWidth = 80_000;
const micronsPerInch = 25_400;
const pixelsPerInch = 96;

/** The sheet a page goes on. A roll is cut where the text ends, so its length is measured. */
export async function sheetFor(size: PaperSize, inspector: Debugger): Promise<Sheet> {
  if (size !== 'roll') return sheets[size];
  const pixels = await heightOf(inspector, Math.ceil((rollWidth / micronsPerInch) * pixelsPerInch));
  return { width: rollWidth, height: Math.ceil((pixels / pixelsPerInch) * micronsPerInch) };
}

/** The same sheet in inches, as PDFs count. */
export const inInches = ({ width, height }: Sheet): Sheet => ({
  width: width / micronsPerInch,
  height: height / micronsPerInch,
});

/**
 * How long a page is when laid out for paper of this width. The page runs no script, so it is
 * measured from outside; the low window keeps its own height from counting.
 */
async function heightOf(inspector: Debugger, width: number): Promise<number> {
  inspector.attach('1.3');
  try {
    await inspector.sendCommand('Emulation.setEmulatedMedia', { media: 'print' });
    const screen = { width, height: 1, deviceScaleFactor: 1, mobile: false };
    await inspector.sendCommand('Emulation.setDeviceMetricsOverride', screen);
    const metrics = (await inspector.sendCommand('Page.getLayoutMetrics')) as {
      readonly cssContentSize: { readonly height: number };
    };
    // Chromium says whole pixels, cut off: the part left out must not become a second sheet.
    return metrics.cssContentSize.height + 1;
  } finally {
    inspector.detach();
  }
}
