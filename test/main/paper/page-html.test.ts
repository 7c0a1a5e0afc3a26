import { describe, expect, it } from 'vitest';
import { invoicePaper } from '../../../src/main/paper/invoice-paper.ts';
import type { PaperModel } from '../../../src/main/paper/model.ts';
import { pageHtml, pagesHtml } from '../../../src/main/paper/page-html.ts';
import { paymentReceipt } from '../../../src/main/paper/payment-receipt.ts';
import { refundReceipt } from '../../../src/main/paper/refund-receipt.ts';
import { allocation, figures, invoice, payment, place, refund } from './sample-papers.ts';

const sizes = ['a4', 'letter', 'roll'] as const;

const receipt = refundReceipt({ ...place, refund, payment, figures });

/** The words of a page, as a reader gets them. */
const wordsOf = (page: string): string =>
  page
    .replace(/^[^]*<body/, '<body')
    .replace(/<span class="whole">|<\/span>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

describe.each(sizes)('a page of %s', (size) => {
  it('says everything that its model says', () => {
    const paper = { ...receipt, issue: { ...receipt.issue, desk: 'The desk by the door' } };
    const { kind, state, code, ...rest } = paper;
    const page = wordsOf(pageHtml(paper, size));
    const { heading, detail } = state;
    for (const text of [...textsOf(rest), heading, detail, code.holds])
      expect(page).toContain(text);
    expect(kind).toBe('refund');
  });

  it('brings all it needs along and can reach nothing', () => {
    const page = pageHtml(receipt, size);
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"`,
    );
    expect(page).not.toMatch(/<script|<link|@import|https?:|\bsrc=|url\((?!data:)/);
    expect(page).toContain('data:font/woff2;base64,');
  });

  it('has places to sign only where something is signed for', () => {
    expect(pageHtml(receipt, size)).toContain('Received, Hanna Petrov');
    const draft = refundReceipt({ ...place, refund: { ...refund, status: 'draft' }, figures });
    expect(wordsOf(pageHtml(draft, size))).not.toContain('Received');
  });

  it('marks a copy and a practice paper', () => {
    const paper = refundReceipt({ ...place, refund, payment, figures, copy: 2, isPractice: true });
    const page = pageHtml(paper, size);
    expect(page).toMatch(/class="[^"]*copy">COPY 2</);
    expect(page).toContain('<div class="across"><b>PRACTICE, not a receipt</b></div>');
    expect(wordsOf(page)).toContain('PRACTICE, not a receipt: it counts for nothing.');
  });
});

const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)>"'><style>*{display:none}</style>\u202Eevil\u202C\u2066\u0007\u001B[31m&amp;\uD800`;

const hostilePlace = {
  ...place,
  business: { name: hostile, address: hostile, phone: hostile, email: hostile },
  desk: { name: hostile, code: 'F2' },
  isPractice: true,
};

const hostilePapers: readonly PaperModel[] = [
  refundReceipt({
    ...hostilePlace,
    refund: {
      ...refund,
      number: hostile,
      paymentNumber: hostile,
      reference: hostile,
      customerName: hostile,
      reason: { code: 'other', text: hostile },
      notes: hostile,
      ticket: hostile,
      by: hostile,
      approvedBy: hostile,
      creditNotes: refund.creditNotes.map((note) => ({ ...note, number: hostile })),
    },
    payment: { ...payment, number: hostile, reference: hostile },
    figures: {
      ...figures,
      invoices: figures.invoices.map((one) => ({ ...one, number: hostile })),
    },
  }),
  paymentReceipt({
    ...hostilePlace,
    payment: {
      ...payment,
      number: hostile,
      reference: hostile,
      customerName: hostile,
      by: hostile,
    },
    allocations: [{ ...allocation, invoiceNumber: hostile }],
  }),
  invoicePaper({
    ...hostilePlace,
    invoice: {
      ...invoice,
      number: hostile,
      customerName: hostile,
      by: hostile,
      status: 'void',
      voidReason: hostile,
      lines: invoice.lines.map((line) => ({ ...line, description: hostile })),
    },
    issuedAt: '2026-07-14T14:00:00.000Z',
    customerAddress: hostile,
  }),
];

describe.each(hostilePapers)('a $kind with hostile texts', (paper) => {
  it.each(sizes)('is only words on %s', (size) => {
    const page = pageHtml(paper, size);
    expect(page).not.toMatch(/<script|<img|<style>\*/);
    expect(page.match(/<style/g)).toHaveLength(2);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    // Every tag is one of ours: whatever else opens one was made harmless.
    for (const [tag] of page.matchAll(/<\/?([a-z0-9]+)/gi)) {
      expect(tag).toMatch(
        /^<\/?(html|head|meta|title|style|body|div|b|article|header|p|h1|h2|span|strong|dl|dt|dd|table|thead|tbody|tr|th|td|footer|svg|path|hr)$/,
      );
    }
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u202a-\u202e\u2066-\u2069\ud800]/);
  });
});

describe('many papers in one file', () => {
  it('begin on a sheet of their own, each with its own foot', () => {
    const second = refundReceipt({
      ...place,
      refund: { ...refund, number: 'F2-REF-0065' },
      figures,
    });
    const page = pagesHtml([receipt, second], 'a4');
    expect(page.match(/<article/g)).toHaveLength(2);
    expect(page).toContain('<title>Refund receipt F2-REF-0064 and 1 more</title>');
    expect(page).toContain('.s0{page:s0}');
    expect(page).toContain('.s1{page:s1}');
  });
});
