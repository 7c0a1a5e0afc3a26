// What users of other products asked for or complained about, once for each lesson.
import { beforeEach, describe, expect, it } from 'vitest';
import { type CallName, contract } from '../../../src/shared/contract/contract.ts';
import { type FoundedDesk, openFoundedDesk } from '../../support/founded-desk.ts';

const fixed = (amountMinor: number) => ({ amount: { kind: 'fixed', amountMinor } }) as const;
const percent = (share: number) => ({ amount: { kind: 'percent', percent: share } }) as const;
const reason = { code: 'customer-request' } as const;

let desk: FoundedDesk;
let hanna: string;
beforeEach(async () => {
  desk = await openFoundedDesk();
  hanna = await desk.customer();
});

const payment = (id: string) => desk.ask('payments.get', { id });
const invoice = (id: string) => desk.ask('invoices.get', { id });
const customer = () => desk.ask('customers.get', { id: hanna });
const refunds = async (paymentId: string) => (await desk.ask('refunds.list', { paymentId })).rows;
const paper = async (id: string) =>
  (await desk.ask('papers.page', { kind: 'refund', id, size: 'roll' })).html;

/** An invoice, and a payment of which as much as it asks for is put to it. */
async function paid(totalMinor: number, amountMinor = totalMinor, method = 'cash' as const) {
  const { id: bill } = await desk.invoice(hanna, totalMinor);
  const allocations = [{ invoiceId: bill, amountMinor: Math.min(totalMinor, amountMinor) }];
  const { id } = await desk.payment(hanna, amountMinor, { allocations, method });
  return { bill, id };
}

async function balance(account: string, on?: string): Promise<number> {
  const { accounts } = await desk.ask('reports.trialBalance', on === undefined ? {} : { on });
  return accounts.find((one) => one.account === account)?.balanceMinor ?? 0;
}

describe('giving a part back', () => {
  it('[U1] takes just what was not applied, with a paper and without a made-up invoice', async () => {
    const { bill, id } = await paid(10_000, 12_000);
    const refund = await desk.refund(id, { ...fixed(2000), outcome: 'spare-credit' });
    expect(await invoice(bill)).toMatchObject({ status: 'paid', appliedMinor: 10_000 });
    expect((await desk.ask('invoices.list', {})).rows).toHaveLength(1);
    expect(await paper(refund.id)).toContain(refund.number);
  });

  it('[U10] needs no invoice that is paid in full', async () => {
    const { bill, id } = await paid(10_000, 4000);
    expect(await invoice(bill)).toMatchObject({ status: 'partly-paid' });
    expect((await payment(id)).can.refund).toEqual({ allowed: true });
    await desk.refund(id, fixed(1000));
    expect(await invoice(bill)).toMatchObject({ status: 'partly-paid', dueMinor: 7000 });
  });

  it('[U5] by a credit note does not make an invoice paid', async () => {
    const { id } = await desk.invoice(hanna, 10_000);
    const note = { attemptId: desk.attempt(), invoiceId: id, amountMinor: 3000, reason };
    await desk.ask('creditNotes.create', note);
    expect(await invoice(id)).toMatchObject({ status: 'open', dueMinor: 7000, credited: 'partly' });
  });

  it('[U26] takes back its share of the tax, line by line', async () => {
    const lines = [
      { description: 'Tape', quantity: 1, unitPriceMinor: 10_000, taxRatePercent: 20 },
      { description: 'Visit', quantity: 1, unitPriceMinor: 12_000 },
    ];
    const { id } = await desk.invoice(hanna, 0, { lines });
    const credit = { attemptId: desk.attempt(), invoiceId: id, reason };
    await desk.ask('creditNotes.create', { ...credit, amountMinor: 6000 });
    await desk.ask('creditNotes.create', {
      ...credit,
      attemptId: desk.attempt(),
      lines: [{ line: 2, amountMinor: 5000 }],
    });
    const { rows } = await desk.ask('creditNotes.list', { invoiceId: id });
    expect(rows.map((note) => [note.netMinor, note.taxMinor])).toEqual([
      [5000, 0],
      [5500, 500],
    ]);
  });

  it('[U24] again and again never comes to a coin more than was paid', async () => {
    const { id } = await desk.payment(hanna, 9999);
    for (const share of [33.33, 33.33, 33.33, 12.5, 66.67]) await desk.refund(id, percent(share));
    await desk.refund(id);
    expect(await payment(id)).toMatchObject({ refundedMinor: 9999, refundableMinor: 0 });
  });

  it('[U25] is never held up by a part of a coin', async () => {
    const { id } = await desk.payment(hanna, 101);
    await desk.refund(id, percent(50));
    expect(await payment(id)).toMatchObject({ refundedMinor: 51, refundableMinor: 50 });
    const half = await desk.refundInput(id, fixed(0.5));
    expect((await desk.refusal('refunds.create', half)).kind).toBe('invalid-input');
    await desk.refund(id);
    expect(await payment(id)).toMatchObject({ refundStatus: 'refunded' });
  });
});

describe('a refund as a record', () => {
  it('[U2] has its own day and leaves the day of the sale as it was', async () => {
    const { bill, id } = await paid(10_000);
    const [soldOn, drawer] = ['2026-07-16', await balance('cash:F2')];
    desk.clock.pass({ days: 40 });
    const refund = await desk.refund(id, { outcome: 'no-longer-owes' });
    const made = await desk.ask('refunds.get', { id: refund.id });
    expect(made.refundedOn).toBe('2026-08-25');
    expect(await invoice(bill)).toMatchObject({ issuedOn: soldOn });
    expect(await balance('cash:F2', soldOn)).toBe(drawer);
    expect(await balance('revenue', soldOn)).toBe(-10_000);
    expect(await balance('credits-and-refunds', soldOn)).toBe(0);
    expect(await balance('credits-and-refunds')).toBe(10_000);
  });

  it('[U3] has a paper of its own, in the words of the business', async () => {
    const { id } = await paid(10_000);
    const refund = await desk.refund(id, { ...fixed(2500), ticket: 'Desk 12' });
    const page = await paper(refund.id);
    for (const words of ['Alder Street', '$25.00', 'Hanna Petrov', 'F2-PAY-0001', 'Desk 12']) {
      expect(page).toContain(words);
    }
  });

  it('[U4] is not a deletion: nothing that moved money can be deleted', async () => {
    const deletes = Object.keys(contract).filter((name) => /delete|remove|destroy/.test(name));
    // A key is no record of money.
    expect(deletes).toEqual(['allocations.remove', 'cards.removeKey'] satisfies CallName[]);
    const { bill, id } = await paid(10_000);
    await desk.refund(id, { outcome: 'still-owes' });
    expect(await payment(id)).toMatchObject({ refundStatus: 'refunded', amountMinor: 10_000 });
    expect(await balance('revenue')).toBe(-10_000);
    expect(await invoice(bill)).toMatchObject({ dueMinor: 10_000 });
  });

  it('[U16] keeps each of many, with a number and a reference of its own', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    for (let one = 0; one < 5; one += 1) await desk.refund(id, fixed(2000));
    const rows = await refunds(id);
    for (const of of ['id', 'number', 'reference'] as const) {
      expect(new Set(rows.map((row) => row[of])).size).toBe(5);
    }
    expect((await payment(id)).history.filter((one) => one.kind === 'refund-made')).toHaveLength(5);
  });

  it('[U23] is never taken for the payment, and can’t be refunded itself', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    const first = await desk.refund(id, fixed(3000));
    const input = await desk.refundInput(id, fixed(1000));
    const ofRefund = { ...input, paymentId: first.id };
    expect((await desk.refusal('refunds.create', ofRefund)).kind).toBe('not-refundable');
    await desk.ask('refunds.create', { ...input, attemptId: desk.attempt() });
    expect(await payment(id)).toMatchObject({ refundedMinor: 4000 });
  });

  it('[U22] that waits is said to wait, and is neither an error nor done', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    const asked = await desk.refund(id, { ...fixed(4000), keepAs: 'awaiting-approval' });
    const look = { paymentId: id, ...fixed(4000), outcome: 'spare-credit' } as const;
    const warnings = async () =>
      (await desk.ask('refunds.preview', look)).warnings.map((one) => one.kind);
    expect(await warnings()).toEqual(['asked-already']);
    expect(asked.status).toBe('awaiting-approval');
    const { waiting } = await desk.ask('desk.today', {});
    expect(waiting.map((one) => one.number)).toEqual([asked.number]);
    expect(await payment(id)).toMatchObject({ refundedMinor: 0, refundStatus: 'none' });
    expect(await paper(asked.id)).toContain('<h1>Refund request</h1>');
    await desk.ask('refunds.cancel', { id: asked.id, reason: 'She keeps the course.' });
    expect(await warnings()).toEqual([]);
  });
});

describe('money that was not applied', () => {
  it('[U6] of an overpayment can be taken, kept and applied later', async () => {
    const { id } = await paid(10_000, 15_000);
    expect(await customer()).toMatchObject({ unallocatedMinor: 5000 });
    const { id: invoiceId } = await desk.invoice(hanna, 4000);
    const put = { attemptId: desk.attempt(), paymentId: id, invoiceId, amountMinor: 4000 };
    await desk.ask('allocations.create', put);
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    expect(await customer()).toMatchObject({ unallocatedMinor: 1000, owedMinor: 0 });
  });

  it('[U8] of an advance goes back, or on, without made-up documents', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    await desk.refund(id, { ...fixed(4000), outcome: 'spare-credit' });
    const { id: bill } = await desk.invoice(hanna, 6000);
    const put = { attemptId: desk.attempt(), paymentId: id, invoiceId: bill, amountMinor: 6000 };
    await desk.ask('allocations.create', put);
    const note = { attemptId: desk.attempt(), invoiceId: bill, amountMinor: 6000, reason };
    await desk.ask('creditNotes.create', note);
    expect(await payment(id)).toMatchObject({ availableMinor: 6000, appliedMinor: 0 });
    const { id: next } = await desk.invoice(hanna, 6000);
    await desk.ask('allocations.create', { ...put, attemptId: desk.attempt(), invoiceId: next });
    expect(await customer()).toMatchObject({ unallocatedMinor: 0, owedMinor: 0, creditMinor: 0 });
  });

  it('[U7] is noted under a series of its own that names its invoice', async () => {
    const { bill, id } = await paid(10_000);
    await desk.refund(id, { ...fixed(2500), outcome: 'no-longer-owes' });
    const { rows } = await desk.ask('creditNotes.list', { customerId: hanna });
    expect(rows).toMatchObject([
      { number: 'F2-CN-0001', invoiceId: bill, invoiceNumber: 'F2-INV-0001', amountMinor: 2500 },
    ]);
  });
});

describe('all or nothing, and once', () => {
  it('[U9] leaves nothing behind where one part can’t be', async () => {
    const { id } = await paid(10_000);
    const before = desk.ledger.tables();
    const input = await desk.refundInput(id, { ...fixed(5000), unapply: [] });
    expect((await desk.refusal('refunds.create', input)).kind).toBe('unapply-too-small');
    expect(desk.ledger.tables()).toEqual(before);
  });

  it('[U9] goes by check where the way it came is gone', async () => {
    const { id } = await desk.payment(hanna, 10_000, { method: 'electronic' });
    await desk.refund(id, { ...fixed(2500), method: 'check', reference: 'Check 2041' });
    expect(await balance('checks-issued')).toBe(-2500);
    expect(await refunds(id)).toMatchObject([{ method: 'check', reference: 'Check 2041' }]);
  });

  it('[U11] knows one cap: what is shown, what is refused and what is left are the same', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    await desk.refund(id, fixed(2500));
    const shown = await desk.ask('refunds.choices', { paymentId: id });
    expect(shown.refundableMinor).toBe((await payment(id)).refundableMinor);
    const input = await desk.refundInput(id, fixed(shown.refundableMinor + 1));
    expect(await desk.refusal('refunds.create', input)).toMatchObject({
      kind: 'over-refund',
      refundableMinor: shown.refundableMinor,
    });
  });

  it('[U12] judges the second step anew, so that two steps give no more than one', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    const draft = await desk.refund(id, { ...fixed(8000), keepAs: 'draft' });
    await desk.refund(id, fixed(5000));
    const second = await desk.refundInput(id, { ...fixed(8000), refundId: draft.id });
    expect((await desk.refusal('refunds.create', second)).kind).toBe('over-refund');
    expect(await payment(id)).toMatchObject({ refundedMinor: 5000 });
  });

  it('[U13] gives back once, however often it is clicked', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    const input = await desk.refundInput(id, fixed(2500));
    const clicks = Array.from({ length: 5 }, () => desk.ask('refunds.create', input));
    const answers = await Promise.all(clicks);
    expect(new Set(answers.map((one) => one.number)).size).toBe(1);
    expect(await payment(id)).toMatchObject({ refundedMinor: 2500 });
  });

  it('[U14] lets one of two people through, and the other look again', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    const [mine, hers] = [
      await desk.refundInput(id, fixed(2500)),
      await desk.refundInput(id, fixed(2500)),
    ];
    await desk.ask('refunds.create', mine);
    expect((await desk.refusal('refunds.create', hers)).kind).toBe('stale');
    await desk.refund(id, fixed(2500));
    expect(await payment(id)).toMatchObject({ refundedMinor: 5000 });
  });
});

describe('the way that money goes', () => {
  it('[U27] is the way it came unless somebody chooses another, and then it is said', async () => {
    const { id } = await desk.payment(hanna, 10_000, { method: 'electronic' });
    const look = { paymentId: id, ...fixed(2500), outcome: 'spare-credit' } as const;
    const usual = await desk.ask('refunds.preview', look);
    expect([usual.method, usual.warnings]).toEqual(['electronic', []]);
    const other = await desk.ask('refunds.preview', { ...look, method: 'cash' });
    expect(other.warnings.map((one) => one.kind)).toEqual(['method-differs']);
    await desk.refund(id, { ...fixed(2500), method: 'cash' });
    expect(await balance('cash:F2')).toBe(-2500);
    // Where the business wants the way it came, another needs a manager.
    await desk.ask('settings.update', { sameMethod: true });
    await desk.signIn(await desk.hire());
    const again = await desk.refundInput(id, { ...fixed(2500), method: 'cash' });
    expect((await desk.refusal('refunds.create', again)).kind).toBe('approval-needed');
    await desk.refund(id, { ...fixed(2500), method: 'electronic' });
  });

  it('[U28] goes back to each tender what that tender paid, later payments too', async () => {
    const { id: bill } = await desk.invoice(hanna, 10_000);
    const pay = (amountMinor: number, method: 'cash' | 'check' | 'electronic') =>
      desk.payment(hanna, amountMinor, {
        method,
        allocations: [{ invoiceId: bill, amountMinor }],
      });
    await pay(2000, 'cash');
    await pay(5000, 'electronic');
    desk.clock.pass({ days: 3 });
    await pay(3000, 'check');
    const plan = await desk.ask('invoices.cancelPlan', { id: bill, money: 'refund' });
    expect(plan.refunds.map((one) => [one.method, one.amountMinor])).toEqual([
      ['electronic', 5000],
      ['check', 3000],
      ['cash', 2000],
    ]);
  });

  it('[U40] of a check is known from its number to the bank, and it is not written twice', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    const written = { ...fixed(2500), method: 'check', reference: 'Check 2041' } as const;
    const first = await desk.refund(id, written);
    const look = { paymentId: id, ...fixed(2500), method: 'check', outcome: 'still-owes' } as const;
    const { warnings } = await desk.ask('refunds.preview', look);
    expect(warnings.map((one) => one.kind)).toContain('same-amount-minutes-ago');
    // It came back as undeliverable: it is stopped, and the money is there again.
    await desk.ask('refunds.cancel', { id: first.id, reason: 'Came back by mail.' });
    expect(await payment(id)).toMatchObject({ refundedMinor: 0 });
    const second = await desk.refund(id, { ...written, reference: 'Check 2042' });
    await desk.ask('refunds.handOver', { attemptId: desk.attempt(), id: second.id });
    await desk.ask('refunds.clear', { id: second.id });
    expect(await balance('bank')).toBe(-2500);
    const stop = { id: second.id, reason: 'Too late.' };
    expect((await desk.refusal('refunds.cancel', stop)).kind).toBe('not-cancelable');
  });
});

describe('numbers', () => {
  it('[U36] are each given to one refund, and none to what was refused', async () => {
    const { id } = await desk.payment(hanna, 10_000);
    const printed: string[] = [];
    for (const amountMinor of [1000, 20_000, 1000, 1000]) {
      const input = await desk.refundInput(id, fixed(amountMinor));
      const reply = await desk.reply('refunds.create', input);
      if (!reply.ok) continue;
      const { number } = reply.value as { readonly number: string };
      printed.push(number);
    }
    expect(printed).toEqual(['F2-REF-0001', 'F2-REF-0002', 'F2-REF-0003']);
    for (const row of await refunds(id)) expect(await paper(row.id)).toContain(row.number);
  });
});

describe('the wrong payment', () => {
  it('[U39] is noticed by whose it is: a number with another’s name finds nothing', async () => {
    const jose = await desk.customer('José Echeverría');
    const mine = await desk.payment(hanna, 10_000);
    const his = await desk.payment(jose, 10_000);
    const found = async (text: string) => (await desk.ask('desk.find', { text })).rows;
    expect(await found(mine.number)).toMatchObject([{ id: mine.id, detail: 'Hanna Petrov' }]);
    expect(await found('0001 petrov')).toMatchObject([{ id: mine.id }]);
    expect(await found('0002 petrov')).toEqual([]);
    const look = { paymentId: his.id, ...fixed(2500), outcome: 'spare-credit' } as const;
    const preview = await desk.ask('refunds.preview', look);
    expect(preview.customer.name).toBe('José Echeverría');
    expect(preview.paper.lines[0]).toEqual({ label: 'To', value: 'José Echeverría' });
  });
});
