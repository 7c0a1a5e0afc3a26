import { describe, expect, it } from 'vitest';
import { invoicePaper } from '../../../src/main/paper/invoice-paper.ts';
import type { InvoiceView } from '../../../src/shared/contract/views.ts';
import { invoice, place } from './sample-papers.ts';

const paperOf = (more: Partial<InvoiceView> = {}) =>
  invoicePaper({
    ...place,
    invoice: { ...invoice, ...more },
    issuedAt: '2026-07-14T14:00:00.000Z',
    customerAddress: '9 Elm Road\nMadison, WI 53704',
  });

describe('the paper of an invoice', () => {
  it('says what was sold, what was paid, and what is due', () => {
    expect(paperOf()).toEqual({
      kind: 'invoice',
      title: 'Invoice',
      number: 'F2-INV-2041',
      letterhead: {
        name: 'Alder Street Physiotherapy',
        lines: ['214 Alder Street', 'Madison, WI 53703', '608 555 0142 · desk@alderphysio.example'],
      },
      issue: { desk: 'Front 2', at: 'Tue 14 July 2026, 09:00 CDT', copy: 'Original' },
      state: { kind: 'stands', heading: 'Due on 28 July 2026', detail: 'Issued on 14 July 2026' },
      amount: { label: 'Due', text: '$34.27' },
      rows: [
        { label: 'To', value: 'Hanna Petrov' },
        { label: 'Address', value: '9 Elm Road, Madison, WI 53704' },
        { label: 'Written by', value: 'Mina Okafor, Front 2' },
      ],
      table: {
        heads: ['For', 'Quantity', 'Price', 'Tax', 'Amount'],
        rows: [
          ['Physiotherapy session', '1', '60.00', '', '60.00'],
          ['Elastic band', '2.5', '12.99', '5.5 %', '32.48'],
        ],
        sums: [
          { label: 'Before tax', value: '92.48', isTotal: false },
          { label: 'Tax 5.5 % on 32.48', value: '1.79', isTotal: false },
          { label: 'Total', value: '94.27', isTotal: false },
          { label: 'Credited', value: '−20.00', isTotal: false },
          { label: 'Paid', value: '−40.00', isTotal: false },
          { label: 'Due', value: '$34.27', isTotal: true },
        ],
      },
      says: ['Please name F2-INV-2041 when you pay.'],
      signatures: [],
      code: { holds: 'F2-INV-2041', says: 'Code of invoice F2-INV-2041' },
    });
  });

  it('[V30] asks for what is sure to be due while the rest is in doubt, and says that it is', () => {
    const doubt = { exceptionId: 'e', sentence: 'Taken off twice.', offTwiceMinor: 6000 };
    const paper = paperOf({
      ...{ appliedMinor: -2000, dueMinor: 9427, needsReview: true },
      inDoubt: { ...doubt, askMinor: 3427, paidMinor: 4000 },
    });
    expect(paper).toMatchObject({
      state: { kind: 'open', heading: 'BEING LOOKED INTO' },
      amount: { label: 'Asked for now', text: '$34.27' },
      says: ['Please name F2-INV-2041 when you pay.'],
    });
    expect(paper.table?.sums.slice(2)).toEqual([
      { label: 'Total', value: '94.27', isTotal: false },
      { label: 'Credited', value: '−20.00', isTotal: false },
      { label: 'Paid', value: '−40.00', isTotal: false },
      { label: 'Asked for now', value: '$34.27', isTotal: true },
    ]);
    const nothing = paperOf({ inDoubt: { ...doubt, askMinor: 0, paidMinor: 9427 } });
    expect(nothing.says).toEqual([]);
    expect(
      paperOf({ status: 'void', inDoubt: { ...doubt, askMinor: 0, paidMinor: 0 } }),
    ).toMatchObject({
      state: { heading: 'VOID' },
      amount: { label: 'Was for' },
    });
  });

  it('[V8] a debit note is called one, and says what it asks back', () => {
    const paper = paperOf({ debitNote: true, number: 'F2-DN-0001' });
    expect(paper).toMatchObject({
      title: 'Debit note',
      says: [
        'You were given back more than was paid. This asks for what was too much; nothing was sold by it.',
        'Please name F2-DN-0001 when you pay.',
      ],
      code: { holds: 'F2-DN-0001', says: 'Code of debit note F2-DN-0001' },
    });
    const ended = paperOf({ debitNote: true, status: 'void' });
    expect(ended.state.detail).toBe('This debit note no longer counts.');
  });

  it('has one sum where nothing was taxed, paid or credited', () => {
    const { table } = paperOf({
      lines: invoice.lines.slice(0, 1),
      taxes: [],
      netMinor: 6000,
      taxMinor: 0,
      totalMinor: 6000,
      creditedMinor: 0,
      appliedMinor: 0,
      dueMinor: 6000,
    });
    expect(table).toEqual({
      heads: ['For', 'Quantity', 'Price', 'Amount'],
      rows: [['Physiotherapy session', '1', '60.00', '60.00']],
      sums: [{ label: 'Total', value: '$60.00', isTotal: true }],
    });
  });

  it.each([
    ['paid', { dueMinor: 0 }, 'stands', 'Nothing is due', '$0.00'],
    ['paid', { dueMinor: 0, credited: 'wholly' }, 'stands', 'Credited, nothing is due', '$0.00'],
    ['void', { dueMinor: 0 }, 'ended', 'VOID', '$94.27'],
    ['draft', {}, 'open', 'DRAFT, NOT ISSUED', '$34.27'],
    ['open', { overdue: true }, 'stands', 'Was due on 28 July 2026', '$34.27'],
  ] as const)('says that it is %s', (status, more, ...shown) => {
    const { state, amount } = paperOf({ status, ...more });
    expect([state.kind, state.heading, amount.text]).toEqual(shown);
  });

  it('asks for no money that is not due', () => {
    expect(paperOf({ status: 'void', dueMinor: 0 }).says).toEqual([]);
    expect(paperOf({ status: 'draft' }).says).toEqual([]);
  });
});
