import { describe, expect, it } from 'vitest';
import { openFoundedDesk, testPin } from '../../support/founded-desk.ts';

describe('what the book remembers of its file', () => {
  it('is forgotten when a person changes, so that a new role counts at once', async () => {
    const test = await openFoundedDesk();
    const mina = await test.hire();
    await test.signIn(mina);
    const person = { name: 'Otto', role: 'front-desk', pin: testPin } as const;
    expect(await test.refusal('staff.create', person)).toMatchObject({ kind: 'manager-needed' });
    await test.signIn(test.manager);
    await test.ask('staff.update', { id: mina, role: 'manager' });
    await test.signIn(mina);
    await test.ask('staff.create', person);
    await test.ask('staff.update', { id: mina, role: 'front-desk' });
    expect(await test.refusal('staff.create', person)).toMatchObject({ kind: 'manager-needed' });
  });

  it('holds nothing of a command that was refused: neither its number nor its place', async () => {
    const test = await openFoundedDesk();
    const hanna = await test.customer();
    const first = await test.payment(hanna, 10_000);
    const { id: invoiceId } = await test.invoice(hanna, 5_000);
    const tooMuch = { invoiceId, amountMinor: 6_000 };
    await test.refusal('payments.record', {
      attemptId: 'refused',
      customerId: hanna,
      method: 'cash',
      amountMinor: 10_000,
      allocations: [tooMuch],
    });
    const second = await test.payment(hanna, 10_000);
    expect([first.number, second.number]).toEqual(['F2-PAY-0001', 'F2-PAY-0002']);
    expect(await test.ask('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('is read again by a book that is opened anew', async () => {
    const test = await openFoundedDesk();
    const hanna = await test.customer();
    await test.payment(hanna, 10_000);
    const { last } = test.ledger.all<{ last: number }>('select last from series')[0] ?? {};
    expect(last).toBe(1);
  });
});
