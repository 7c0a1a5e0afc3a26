import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPdfPrinter } from '../../../../src/main/hosts/browser/pdf-printer.ts';
import { pageHtml, pagesHtml } from '../../../../src/main/paper/page-html.ts';
import { invoicePaper } from '../../../../src/main/paper/invoice-paper.ts';
import { refundReceipt } from '../../../../src/main/paper/refund-receipt.ts';
import type { PaperSize, Printer } from '../../../../src/main/ports/printer.ts';
import { figures, invoice, payment, place, refund } from '../../paper/sample-papers.ts';

const receipt = refundReceipt({ ...place, refund, payment, figures });

let printer: Printer;
beforeAll(() => {
  printer = createPdfPrinter();
});
afterAll(() => printer.close());

async function pdfOf(html: string, size: PaperSize = 'a4'): Promise<string> {
  const made = await printer.pdf({ title: 'A paper', html, size });
  if (!made.ok) throw new Error(made.failure.cause);
  return made.value.toString('latin1');
}

/** The same by a browser that has seen no other page, whose policy would still hold. */
async function firstPdfOf(html: string): Promise<string> {
  const fresh = createPdfPrinter();
  const made = await fresh.pdf({ title: 'A paper', html, size: 'a4' });
  await fresh.close();
  if (!made.ok) throw new Error(made.failure.cause);
  return made.value.toString('latin1');
}

/** The sizes of a file's pages, in millimetres. */
const pagesOf = (pdf: string): readonly (readonly number[])[] =>
  [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)),
  );

const titleOf = (pdf: string): string | undefined => /\/Title \(([^)]*)\)/.exec(pdf)?.[1];

describe('PDFs by an installed browser', () => {
  it.each([
    ['a4', [[210, 297]]],
    ['letter', [[216, 279]]],
  ] as const)('are sheets of %s', async (size, pages) => {
    expect(pagesOf(await pdfOf(pageHtml(receipt, size), size))).toEqual(pages);
  });

  it('are rolls as long as their text', async () => {
    const [short = []] = pagesOf(await pdfOf(pageHtml(receipt, 'roll'), 'roll'));
    expect(short[0]).toBe(80);
    const wordy = { ...receipt, says: Array.from({ length: 40 }, () => 'One line more.') };
    const long = pagesOf(await pdfOf(pageHtml(wordy, 'roll'), 'roll'));
    expect(long).toHaveLength(1);
    expect(long[0]?.[1]).toBeGreaterThan((short[1] ?? 0) + 100);
  });

  it('flow onto as many pages as they need', async () => {
    const lines = Array.from({ length: 30 }, () => invoice.lines)
      .flat()
      .slice(0, 30);
    const paper = invoicePaper({
      ...place,
      invoice: { ...invoice, lines },
      issuedAt: '2026-07-14T14:00:00.000Z',
    });
    expect(pagesOf(await pdfOf(pageHtml(paper, 'a4')))).toHaveLength(2);
  });

  it('can hold many papers', async () => {
    const papers = Array.from({ length: 5 }, () => receipt);
    expect(pagesOf(await pdfOf(pagesHtml(papers, 'a4')))).toHaveLength(5);
  });

  it('hold the letters of the paper, also when they come for the first time', async () => {
    const rows = [{ label: 'To', value: 'Łukasz Żółć, Λάμπρος, Жанна' }];
    const html = pageHtml({ ...receipt, rows }, 'a4');
    const first = await firstPdfOf(html);
    await pdfOf(html);
    const second = await pdfOf(html);
    // Printed without waiting for them, the first would have holes where the second has words.
    expect(first.length).toBe(second.length);
    expect(first.match(/\/Type \/Font\n/g)?.length).toBeGreaterThan(2);
  });

  it('change with the page while the letters stay', async () => {
    const titles: Array<string | undefined> = [];
    for (const number of ['F2-REF-0001', 'F2-REF-0002', 'F2-REF-0003']) {
      titles.push(titleOf(await pdfOf(pageHtml({ ...receipt, number }, 'a4'))));
    }
    expect(titles).toEqual([
      'Refund receipt F2-REF-0001',
      'Refund receipt F2-REF-0002',
      'Refund receipt F2-REF-0003',
    ]);
  });

  it('are made one after another when asked for at once', async () => {
    const pages = ['F2-REF-0001', 'F2-REF-0002'].map((number) =>
      pageHtml({ ...receipt, number }, 'a4'),
    );
    const pdfs = await Promise.all(pages.map((page) => pdfOf(page)));
    expect(pdfs.map(titleOf)).toEqual(['Refund receipt F2-REF-0001', 'Refund receipt F2-REF-0002']);
  });

  it('run no script and fetch nothing, even from a page that forbids neither', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const there = `http://127.0.0.1:${String(port)}`;
    const pdf = await firstPdfOf(
      `<!doctype html><title>Still</title><script>document.title = 'Run'</script>
       <svg onload="document.title = 'Run'"></svg>
       <img src="${there}/a.png"><iframe src="${there}/a.html"></iframe>
       <link rel="stylesheet" href="${there}/a.css"><p style="background:url(${there}/b.png)">x</p>`,
    );
    server.close();
    expect([titleOf(pdf), asked]).toEqual(['Still', 0]);
  });
});

describe('a browser that is not there', () => {
  it('is said in words', async () => {
    const none = createPdfPrinter({ browser: null });
    expect(await none.pdf({ title: '', html: '', size: 'a4' })).toEqual({
      ok: false,
      failure: {
        kind: 'no-pdf',
        cause: 'no Chrome, Edge or Chromium was found on this computer.',
      },
    });
  });

  it('is said where it can not be started', async () => {
    const broken = createPdfPrinter({ browser: '/nowhere/chromium' });
    expect(await broken.pdf({ title: '', html: '', size: 'a4' })).toEqual({
      ok: false,
      failure: {
        kind: 'no-pdf',
        cause: 'the browser /nowhere/chromium did not make it: it went away.',
      },
    });
    await broken.close();
  });
});

it('a browser goes when it is idle and comes again when needed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-test-'));
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('TEMP', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  const profiles = () => readdirSync(folder).filter((name) => name.startsWith('tillbook-paper-'));
  const brief = createPdfPrinter({ idleMs: 50 });
  const page = { title: '', html: '<p>x</p>', size: 'a4' } as const;
  expect((await brief.pdf(page)).ok).toBe(true);
  expect(profiles()).toHaveLength(1);
  await expect.poll(profiles, { timeout: 10_000 }).toEqual([]);
  expect((await brief.pdf(page)).ok).toBe(true);
  await brief.close();
  expect(profiles()).toEqual([]);
  expect(await brief.pdf(page)).toEqual({
    ok: false,
    failure: { kind: 'no-pdf', cause: 'the desk is closing.' },
  });
});

it('paper is printed by the browser in which the person sits', async () => {
  expect(await printer.print({ title: '', html: '', size: 'a4' })).toEqual({
    ok: false,
    failure: {
      kind: 'no-printer',
      cause: 'a page has no printer of its own. Open the paper and print it from your browser.',
    },
  });
});
