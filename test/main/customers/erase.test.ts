import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { balancesOf, customersOf, faultsOf, openTwoDesks } from '../../support/hub/apart.ts';
import { holdings } from '../../support/hub/in-step.ts';
import { openNextDesk } from '../../support/hub/joined-desk.ts';

const secrets = [
  'Quillfeather',
  'quillfeather',
  'q.feather@example.com',
  '555-7788',
  'Larkspur',
  'knee',
];
const details = {
  name: 'Zephyrine Quillfeather',
  email: 'q.feather@example.com',
  phone: '555-7788',
  address: '9 Larkspur Way',
  notes: 'Bad knee since spring.',
};
const lines = [{ description: 'Treatment of the knee', quantity: 1, unitPriceMinor: 5000 }];
const reason = { code: 'other', text: 'Quillfeather was charged twice.' } as const;

/** Which of the words are still anywhere in a desk's files. */
function wordsLeftIn(file: string): readonly string[] {
  const bytes = [file, `${file}-wal`].flatMap((path) => {
    try {
      return [readFileSync(path)];
    } catch {
      return [];
    }
  });
  return secrets.filter((word) => bytes.some((one) => one.includes(word)));
}

describe('a customer who is erased', () => {
  it('[D14] is nowhere in the file: no name, no address, no note, no word on a paper', async () => {
    const desk = await openFoundedDesk();
    // So many others that pages split, and that something lies around every word.
    const crowd = async (from: number) => {
      for (let index = from; index < from + 60; index += 1) {
        const name = `${String.fromCharCode(97 + ((index * 7) % 26))}${String(index)} Quarry`;
        const id = await desk.customer(name);
        await desk.invoice(id, 100 + index);
      }
    };
    await crowd(0);
    const { id } = await desk.ask('customers.create', details);
    const { id: other } = await desk.ask('customers.create', { name: 'Z. Quillfeather' });
    await desk.ask('customers.update', { id, phone: '555-7788 ext. 2', name: 'Zeph Quillfeather' });
    const ask = { attemptId: desk.attempt(), customerId: id, dueOn: '2026-12-01', lines };
    const { id: invoiceId } = await desk.ask('invoices.issue', ask);
    const drafted = await desk.ask('invoices.draft', { ...ask, attemptId: desk.attempt() });
    await desk.ask('invoices.discardDraft', { attemptId: desk.attempt(), id: drafted.id });
    const { id: paymentId } = await desk.payment(id, 5000, {
      allocations: [{ invoiceId, amountMinor: 5000 }],
    });
    await desk.ask('customers.merge', { attemptId: desk.attempt(), id: other, intoId: id });
    await desk.refund(paymentId, { outcome: 'no-longer-owes', reason });
    await crowd(60);
    const { rows } = await desk.ask('refunds.list', {});
    await desk.ask('refunds.handOver', { attemptId: desk.attempt(), id: rows[0]?.id ?? '' });
    expect(wordsLeftIn(desk.file)).toEqual(secrets);
    const before = await desk.ask('reports.trialBalance', {});
    const attemptId = desk.attempt();
    const answer = await desk.ask('customers.erase', { attemptId, id });
    expect(answer).toMatchObject({ id, name: 'Erased customer', erased: true, owedMinor: 0 });
    expect(await desk.ask('customers.erase', { attemptId, id })).toEqual(answer);
    expect(wordsLeftIn(desk.file)).toEqual([]);
    for (const one of [id, other]) {
      expect(await desk.ask('customers.get', { id: one })).toEqual(answer);
    }
    expect((await desk.ask('customers.list', { search: 'Quill' })).rows).toEqual([]);
    expect(await desk.ask('invoices.get', { id: invoiceId })).toMatchObject({
      customerName: 'Erased customer',
      lines: [{ description: 'Erased' }],
      totalMinor: 5000,
    });
    expect(await desk.ask('reports.trialBalance', {})).toEqual(before);
    expect(await desk.ask('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
    expect(await desk.ask('ledger.rebuild', {})).toMatchObject({ mended: 0 });
  });

  it('[D13] is kept while anything is open, and is told what', async () => {
    const desk = await openFoundedDesk();
    const id = await desk.customer('Hanna Petrov');
    await desk.invoice(id, 3000);
    await desk.payment(id, 1200);
    const refusal = await desk.refusal('customers.erase', { attemptId: desk.attempt(), id });
    expect(refusal).toMatchObject({ kind: 'customer-open' });
    expect(refusal.sentence).toContain('$30.00 is owed; $12.00 paid is not applied');
    expect(await desk.ask('customers.previewErase', { id })).toMatchObject({
      whyNot: refusal.sentence,
      customer: { name: 'Hanna Petrov', invoices: 1, payments: 1 },
      words: 1,
    });
  });

  it('[D15] begins nothing new, and what is written of their money goes on', async () => {
    const desk = await openFoundedDesk();
    const id = await desk.customer('Hanna Petrov');
    const { id: invoiceId } = await desk.invoice(id, 3000);
    const { id: paymentId } = await desk.payment(id, 3000, {
      allocations: [{ invoiceId, amountMinor: 3000 }],
    });
    await desk.ask('customers.erase', { attemptId: desk.attempt(), id });
    const dueOn = '2026-12-01';
    for (const call of ['invoices.issue', 'invoices.draft'] as const) {
      const input = { attemptId: desk.attempt(), customerId: id, dueOn, lines };
      expect(await desk.refusal(call, input)).toMatchObject({ kind: 'customer-erased' });
    }
    expect(await desk.refusal('customers.update', { id, name: 'Again' })).toMatchObject({
      kind: 'customer-erased',
    });
    await desk.refund(paymentId, { outcome: 'no-longer-owes', reason });
    expect(await desk.ask('payments.get', { id: paymentId })).toMatchObject({
      refundedMinor: 3000,
    });
    expect(wordsLeftIn(desk.file)).toEqual([]);
    expect(await desk.ask('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('[Y63] [H22] stays erased at every desk, whatever another one writes of them meanwhile', async () => {
    const two = await openTwoDesks();
    const { hub, f2, d2 } = two;
    const { id } = await f2.ask('customers.create', details);
    const twin = await f2.customer('Zeph Quillfeather');
    await two.meet();
    const before = await balancesOf(f2);
    await two.apart(
      () => f2.ask('customers.erase', { attemptId: f2.attempt(), id }),
      async () => {
        await d2.ask('customers.update', { id, phone: '555-7788', name: 'Z. Quillfeather' });
        await d2.ask('invoices.draft', { customerId: id, dueOn: '2026-12-01', lines });
        const { id: invoiceId } = await d2.ask('invoices.issue', {
          attemptId: d2.attempt(),
          customerId: id,
          dueOn: '2026-12-01',
          lines,
        });
        await d2.payment(id, 5000, { allocations: [{ invoiceId, amountMinor: 5000 }] });
        await d2.ask('customers.merge', { attemptId: d2.attempt(), id: twin, intoId: id });
      },
    );
    expect(holdings(d2)).toEqual(holdings(f2));
    for (const desk of [f2, d2]) {
      expect(await desk.ask('customers.get', { id })).toMatchObject({ erased: true, owedMinor: 0 });
      // Nobody erased the twin, so nobody is hidden under the one who is gone.
      expect((await desk.ask('customers.list', {})).rows).toMatchObject([
        { id: twin, name: 'Zeph Quillfeather' },
      ]);
      expect((await desk.ask('invoices.list', { status: 'draft' })).rows).toEqual([]);
      expect(faultsOf(desk)).toEqual([]);
    }
    const { receivables: _, revenue: __, ...others } = await balancesOf(f2);
    expect(others).toMatchObject(before);
    for (const desk of [f2, d2]) {
      await desk.ask('customers.erase', { attemptId: desk.attempt(), id: twin }).catch(() => null);
    }
    await two.meet();
    for (const desk of [f2, d2]) expect(wordsLeftIn(desk.file)).toEqual([]);
    // Nor has the hub anything of them left, and what is left still proves itself to a new desk.
    expect(wordsLeftIn(join(hub.folder, 'hub.tillbook'))).toEqual([]);
    const third = await openNextDesk(hub, 3);
    await third.sync();
    expect(wordsLeftIn(third.file)).toEqual([]);
    expect(await customersOf(third)).toEqual(await customersOf(f2));
    expect(faultsOf(third)).toEqual([]);
  });

  it('[V35] is told of where another desk billed them meanwhile, until nothing is open', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const id = await f2.customer('Hanna Petrov');
    await two.meet();
    let invoice = { id: '', number: '' };
    await two.apart(
      () => f2.ask('customers.erase', { attemptId: f2.attempt(), id }),
      async () => {
        invoice = await d2.invoice(id, 2000);
        await d2.payment(id, 500);
      },
    );
    const matter = {
      id: `erased-with-money:${id}`,
      figureMinor: 2500,
      sentence:
        'A customer was erased at one desk while another billed them or took their money: $25.00 is open.',
      about: { kind: 'customer', id, number: 'Erased customer' },
      resolutions: ['accept', 'assign'],
    };
    for (const desk of [f2, d2]) {
      const { rows } = await desk.ask('exceptions.list', {});
      expect(rows).toMatchObject([matter]);
      const { sides } = await desk.ask('exceptions.get', { id: matter.id });
      expect(sides.map(({ kind }) => kind).toSorted()).toEqual([
        'customer-erased',
        'invoice-issued',
        'payment-recorded',
      ]);
      expect(await desk.ask('customers.get', { id })).toMatchObject({
        ...{ erased: true, owedMinor: 2000, unallocatedMinor: 500 },
        inDoubt: { exceptionId: matter.id },
      });
      expect(faultsOf(desk)).toEqual([]);
    }
    // What is written of their money goes on, and settles it by itself.
    await f2.ask('invoices.void', { id: invoice.id, reason: 'Asked for of nobody.' });
    await two.meet();
    expect((await d2.ask('exceptions.list', {})).rows).toMatchObject([{ figureMinor: 500 }]);
    await d2.ask('exceptions.resolve', {
      attemptId: d2.attempt(),
      id: matter.id,
      resolution: 'accept',
      note: 'They will not come for it.',
    });
    await two.meet();
    expect((await f2.ask('exceptions.list', {})).rows).toEqual([]);
    expect(faultsOf(f2)).toEqual([]);
  });
});
