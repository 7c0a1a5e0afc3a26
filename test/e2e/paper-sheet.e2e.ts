import { expect, test } from '@playwright/test';
import type { Debugger } from 'electron';
import { inInches, sheetFor } from '../../src/main/hosts/electron/paper-size.ts';

// Electron's printing is Chromium's: what is measured and asked for is tried on a Chromium here.

const roll = (lines: number): string => `<!doctype html><html><head><style>
@page { margin: 0 } * { margin: 0 } body { width: 80mm; font: 400 9pt/12.5pt sans-serif }
p { padding: 0 4mm } @media screen { body { font-size: 40pt } }</style></head>
<body>${'<p>A line of a receipt</p>'.repeat(lines)}<p id="end">End</p></body></html>`;

test.use({ javaScriptEnabled: false });

test('a roll is exactly as long as its text, with no script to measure it', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const inspector = {
    attach: () => undefined,
    detach: () => undefined,
    sendCommand: (method: 'Page.getLayoutMetrics', params?: object) => session.send(method, params),
  } as unknown as Debugger;

  for (const lines of [1, 20, 300]) {
    await page.setContent(roll(lines));
    const sheet = await sheetFor('roll', inspector);
    const points = (lines + 1) * 12.5;
    expect(sheet.width).toBe(80_000);
    // Never shorter than the text, and at most two millimetres longer.
    expect(sheet.height).toBeGreaterThanOrEqual(Math.floor((points / 72) * 25_400));
    expect(sheet.height).toBeLessThan((points / 72) * 25_400 + 2000);

    const { width, height } = inInches(sheet);
    const none = { marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0 };
    const paper = { paperWidth: width, paperHeight: height, printBackground: true, ...none };
    const { data } = await session.send('Page.printToPDF', paper);
    const pdf = Buffer.from(data, 'base64').toString('latin1');
    const boxes = [...pdf.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes).toHaveLength(1);
    expect(Number(boxes[0]?.[1])).toBeCloseTo((80 / 25.4) * 72, 0);
    expect(Number(boxes[0]?.[2])).toBeCloseTo(height * 72, -0.5);
  }
});

test('sheets have the sizes of their names', async () => {
  const unused = {} as Debugger;
  expect(await sheetFor('a4', unused)).toEqual({ width: 210_000, height: 297_000 });
  expect(inInches(await sheetFor('letter', unused))).toEqual({ width: 8.5, height: 11 });
});
