import { describe, expect, it } from 'vitest';
import { paymentReceipt } from '../../../src/main/paper/payment-receipt.ts';
import type { PaymentView } from '../../../src/shared/contract/views.ts';
import { allocation, payment, place } from './sample-papers.ts';

const paperOf = (more: Partial<PaymentView> = {}) =>
  paymentReceipt({ ...place, payment: { ...payment, ...more }, allocations: [allocation] });

describe('the paper of a payment', () => {
  it('says what came in and where it stands', () => {
    const taken = { ...allocation, invoiceNumber: 'F2-INV-2030', amountMinor: 0 };
    const paper = paymentReceipt({
      ...place,
      payment: { ...payment, method: 'check', reference: 'Check 4471' },
      allocations: [allocation, taken],
    });
    expect(paper).toEqual({
      kind: 'payment',
      title: 'Payment receipt',
      number: 'F2-PAY-1187',
      reference: 'Check 4471',
      letterhead: {
        name: 'Alder Street Physiotherapy',
        lines: ['214 Alder Street', 'Madison, WI 53703', '608 555 0142 · desk@alderphysio.example'],
      },
      issue: { desk: 'Front 2', at: 'Tue 14 July 2026, 09:02 CDT', copy: 'Original' },
      state: { kind: 'stands', heading: 'Received by check', detail: 'Received on 14 July 2026' },
      amount: { label: 'Received', text: '$120.00' },
      rows: [
        { label: 'From', value: 'Hanna Petrov' },
        { label: 'Written by', value: 'Mina Okafor, Front 2' },
        { label: 'Refunded so far', value: '$50.00' },
        { label: 'Not applied yet', value: '$30.00, yours to use' },
      ],
      table: {
        heads: ['Applied to', 'Amount'],
        rows: [['Invoice F2-INV-2041', '40.00']],
        sums: [{ label: 'In all', value: '$40.00', isTotal: true }],
      },
      says: ['Thank you. Please keep this receipt.'],
      signatures: ['Received, Mina Okafor'],
      code: { holds: 'F2-PAY-1187', says: 'Code of payment F2-PAY-1187' },
    });
  });

  it.each([
    ['pending', 'Payment notice', 'NOT RECEIVED YET'],
    ['failed', 'Payment notice', 'NOT RECEIVED'],
    ['bounced', 'Payment notice', 'NOT RECEIVED'],
    ['reversed', 'Reversed payment', 'REVERSED, SUPERSEDED'],
  ] as const)('is no receipt when the money is %s', (status, title, heading) => {
    const paper = paperOf({ status });
    expect([paper.title, paper.state.heading]).toEqual([title, heading]);
    expect([paper.table, paper.says, paper.signatures]).toEqual([undefined, [], []]);
  });
});
