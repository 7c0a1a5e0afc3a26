import { describe, expect, it } from 'vitest';
import { refundReceipt } from '../../../src/main/paper/refund-receipt.ts';
import type { RefundView } from '../../../src/shared/contract/views.ts';
import { figures, payment, place, refund } from './sample-papers.ts';

const paperOf = (more: Partial<RefundView> = {}, where: Partial<typeof place> = {}) =>
  refundReceipt({ ...place, ...where, refund: { ...refund, ...more }, payment, figures });

describe('the paper of a refund', () => {
  it('says everything about cash that was given back', () => {
    expect(paperOf()).toEqual({
      kind: 'refund',
      title: 'Refund receipt',
      number: 'F2-REF-0064',
      reference: 'REF-20260716-7K4QM2XD',
      letterhead: {
        name: 'Alder Street Physiotherapy',
        lines: ['214 Alder Street', 'Madison, WI 53703', '608 555 0142 · desk@alderphysio.example'],
      },
      issue: { desk: 'Front 2', at: 'Thu 16 July 2026, 10:33 CDT', copy: 'Original' },
      state: { kind: 'stands', heading: 'Refunded in cash', detail: 'Paid out on 16 July 2026' },
      amount: { label: 'Paid out', text: '$30.00' },
      rows: [
        { label: 'To', value: 'Hanna Petrov' },
        { label: 'For payment', value: 'F2-PAY-1187 of 14 July 2026, $120.00 in cash' },
        { label: 'Reason', value: 'Customer asked: session cut short' },
        { label: 'Ticket', value: 'HELP-71' },
        { label: 'Refunded by', value: 'Mina Okafor, Front 2' },
        { label: 'Approved by', value: 'Ruth Adler' },
        { label: 'Refunded so far', value: '$50.00 of $120.00. $70.00 can still be refunded' },
      ],
      table: {
        heads: ['What changed', 'Before', 'Change', 'Now'],
        rows: [
          ['Available on payment F2-PAY-1187', '10.00', '−10.00', '0.00'],
          ['Applied to invoice F2-INV-2041', '40.00', '−20.00', '20.00'],
          ['Credit note F2-CN-0019 on that invoice', '0.00', '20.00', '20.00'],
        ],
        sums: [],
      },
      says: [
        'This refund adds nothing to what you owe: invoice F2-INV-2041 stays at $43.21, due on 28 July 2026.',
        'Please keep this receipt.',
      ],
      signatures: ['Received, Hanna Petrov', 'Paid out, Mina Okafor'],
      code: { holds: 'F2-REF-0064', says: 'Code of refund F2-REF-0064' },
    });
  });

  it('keeps the notes of the desk at the desk', () => {
    expect(JSON.stringify(paperOf())).not.toContain('Difficult');
  });

  it.each([
    ['cash', 'Refunded in cash', 'Paid out'],
    ['check', 'Refunded by check', 'Check for'],
    ['electronic', 'Refunded by transfer', 'Transferred'],
    ['other', 'Refunded in another way', 'Given back'],
    ['card', 'Refunded to the card', 'Given back'],
  ] as const)('names how %s went out', (method, heading, label) => {
    const { state, amount } = paperOf({ method });
    expect([state.heading, amount.label]).toEqual([heading, label]);
  });

  it.each([
    ['draft', 'Refund draft', 'NOT REFUNDED', 'Draft, nothing has been given back.'],
    [
      'awaiting-approval',
      'Refund request',
      'NOT REFUNDED',
      'A manager has not agreed yet. Nothing has been given back.',
    ],
    ['queued', 'Refund request', 'REQUESTED, NOT YET SENT', 'The money has not moved yet.'],
    [
      'sending',
      'Refund request',
      'REQUESTED, BEING SENT',
      'No answer has come yet, so the money may not have moved.',
    ],
    [
      'unknown',
      'Refund request',
      'REQUESTED, ANSWER UNKNOWN',
      'We are looking it up. It is never sent a second time.',
    ],
    [
      'pending',
      'Refund request',
      'REQUESTED, ON ITS WAY',
      'Our card processor has it. Once it is sent, banks show it within 5 to 10 business days.',
    ],
    [
      'requires-action',
      'Refund request',
      'REQUESTED, WAITING FOR YOU',
      'You were sent an e-mail that asks you for something first.',
    ],
    [
      'failed',
      'Refund that failed',
      'FAILED, SUPERSEDED',
      'No money has left us. An earlier paper with this number no longer counts.',
    ],
    [
      'canceled',
      'Canceled refund',
      'CANCELED, SUPERSEDED',
      'An earlier paper with this number no longer counts.',
    ],
  ] as const)('never passes for a receipt while it is %s', (status, title, heading, detail) => {
    const paper = paperOf({ status });
    expect([paper.title, paper.state.heading, paper.state.detail]).toEqual([
      title,
      heading,
      detail,
    ]);
    expect(paper.state.kind).not.toBe('stands');
    // Refunded may only be said of what was refunded, or denied.
    expect(JSON.stringify(paper)).not.toMatch(/receipt"|(?<!NOT |still be )refunded/i);
    expect(JSON.stringify(paper.signatures)).not.toMatch(/received|paid out/i);
  });

  it('[V60] of money that may be out already is none to pay out on, until it was handed over', () => {
    const contested = { exceptionId: 'payment-over-refunded:p1', sentence: 'Twice.' };
    const headed = (more: Partial<RefundView>) => {
      const { title, state, signatures } = paperOf(more);
      return [title, state.kind, state.heading, signatures[0]];
    };
    const looked = ['Refund request', 'open', 'BEING LOOKED INTO', 'Requested, Hanna Petrov'];
    const receipt = ['Refund receipt', 'stands', 'Refunded in cash', 'Received, Hanna Petrov'];
    const handedOver = { at: '2026-07-16T15:35:00.000Z', by: 'Mina Okafor' };
    const no = { allowed: false, why: 'Desk 3 says that it was handed over.' };
    const can = { ...refund.can, handOver: no };
    expect(headed({ can })).toEqual(looked);
    // Other money of that payment may be out: who pays this out all the same has a receipt for it.
    expect(headed({ keptApart: ['Desk 3 gave $30.00 of it back.'] })).toEqual(receipt);
    expect(headed({ can, contested, handedOver })).toEqual(receipt);
    expect(headed({ contested, status: 'canceled' })).toEqual([
      ...['Canceled refund', 'open', 'BEING LOOKED INTO', undefined],
    ]);
  });

  it('says what a draft would leave, and that nothing has changed', () => {
    const { rows, table, says, signatures } = paperOf({ status: 'draft' });
    expect({ last: rows.at(-1), table, says, signatures }).toEqual({
      last: {
        label: 'So far',
        value: '$20.00 of $120.00 given or promised. $100.00 can still be refunded',
      },
      table: undefined,
      says: ['Nothing was changed on any payment or invoice.'],
      signatures: [],
    });
  });

  it('says that a canceled one was put back', () => {
    const { rows, table, says, signatures } = paperOf({ status: 'canceled' });
    expect({ rows: rows.map((row) => row.label), table, says, signatures }).toEqual({
      rows: ['To', 'For payment', 'Reason', 'Ticket', 'Written by', 'Approved by'],
      table: undefined,
      says: ['Everything that this refund had changed was put back as it was before.'],
      signatures: [],
    });
  });

  it('tells how much more is due where the customer still owes', () => {
    const [invoice] = figures.invoices;
    if (invoice === undefined) throw new Error('The sample has an invoice.');
    const paper = refundReceipt({
      ...place,
      refund: { ...refund, creditNotes: [] },
      payment,
      figures: { ...figures, invoices: [{ ...invoice, creditedAfter: 0, dueAfter: 6321 }] },
    });
    expect(paper.table?.rows).toContainEqual([
      'Due on invoice F2-INV-2041',
      '43.21',
      '20.00',
      '63.21',
    ]);
    expect(paper.says[0]).toBe(
      'Invoice F2-INV-2041 now has $63.21 due on 28 July 2026, $20.00 more than before.',
    );
  });

  it('says that no invoice is touched by spare credit', () => {
    const paper = refundReceipt({
      ...place,
      refund,
      payment,
      figures: { ...figures, invoices: [] },
    });
    expect(paper.says[0]).toBe('This refund changes nothing on any invoice.');
  });

  it('says where the money came from when there is no payment behind it', () => {
    const paper = refundReceipt({ ...place, refund, figures: { invoices: [], twice: [] } });
    expect(paper.rows[1]).toEqual({ label: 'From', value: 'Your credit with us' });
    expect(paper.table).toBeUndefined();
  });

  it('marks a reprint, and counts it', () => {
    expect(paperOf({}, { copy: 3 }).issue.copy).toBe('COPY 3');
  });

  it('[U36] says in practice that it counts for nothing', () => {
    expect(paperOf({}, { isPractice: true }).practice).toBe('PRACTICE, not a receipt');
    expect(paperOf().practice).toBeUndefined();
  });

  it('gives only the end of what looks like a card', () => {
    const number = '4242 4242 4242 4242';
    const paper = refundReceipt({
      ...place,
      refund: {
        ...refund,
        customerName: `Hanna ${number}`,
        reference: number,
        ticket: number,
        reason: { code: 'other', text: `charged ${number} twice` },
      },
      payment: { ...payment, method: 'card', reference: '4242424242424242' },
      figures,
    });
    expect(JSON.stringify(paper)).not.toMatch(/4242.?4242/);
    expect(paper.rows.map((row) => row.value)).toEqual(
      expect.arrayContaining([
        'Hanna ending 4242',
        'charged ending 4242 twice',
        'ending 4242',
        'F2-PAY-1187 of 14 July 2026, $120.00 by card, ending 4242',
      ]),
    );
    const listed = paperOf({ reason: { code: 'overcharge', text: number } });
    expect(listed.rows[2]?.value).toBe('Charged too much: ending 4242');
  });
});
