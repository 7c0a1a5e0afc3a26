import { describe, expect, it } from 'vitest';
import { testPin } from '../../support/founded-desk.ts';
import { settle } from '../../support/hub/in-step.ts';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';
import { lostDesk, shutOut } from '../../support/hub/lost-desk.ts';

const fixed = (amountMinor: number) => ({ kind: 'fixed', amountMinor }) as const;

const warned = async (desk: JoinedDesk, paymentId: string) => {
  const { warnings } = await desk.ask('refunds.preview', {
    paymentId,
    amount: fixed(1000),
    outcome: 'still-owes',
  });
  return Object.fromEntries(warnings.map(({ kind, sentence }) => [kind, sentence]));
};

describe('what a desk wrote after it was shut out', () => {
  it('[V40] waits for a person at every desk, also while the hub is away, until it is decided', async () => {
    const { hub, first, lost, third } = await lostDesk();
    await shutOut(first, lost);
    expect(await third.ask('exceptions.count', {})).toEqual({ open: 0 });
    await settle(third, first);
    const apart = { entries: 2, desks: ['Desk 2'], givenBackMinor: 5000, takenMinor: 0 };
    hub.isAway = true;
    await third.sync();
    expect(await third.ask('exceptions.count', {})).toEqual({ open: 0, apart });
    const { rows } = await third.ask('sync.apart', {});
    expect(rows.map(({ amountMinor }) => amountMinor)).toEqual([3000, 2000]);
    hub.isAway = false;
    for (const desk of [first, third]) desk.clock.pass({ days: 2 });
    await third.ask('sync.admit', { factId: rows[0]?.id ?? '' });
    await third.ask('sync.refuse', { factId: rows[1]?.id ?? '', reason: 'Never left the drawer.' });
    expect(await third.ask('exceptions.count', {})).toEqual({ open: 0 });
    await settle(third, first);
    expect(await first.ask('exceptions.count', {})).toEqual({ open: 0 });
  });

  it('[V42] is told to whoever gives more of the same money back, before it leaves', async () => {
    const { hub, first, lost, third, id, thirty } = await lostDesk();
    await lost.ask('refunds.handOver', { attemptId: 'hand', id: thirty.id });
    await shutOut(first, lost);
    await settle(third);
    hub.isAway = true;
    await third.sync();
    const { 'kept-apart': sentence = '' } = await warned(third, id);
    expect(sentence).toBe(
      `$50.00 in all: Desk 2, which was shut out, gave $30.00 of it back on 17 July 2026 (${thirty.number}), and noted that it was handed over. Desk 2, which was shut out, gave $20.00 of it back on 17 July 2026 (D2-REF-0003). Nobody has looked at those entries yet, so nothing here is lowered by them. A manager decides about that under To resolve, before more of this money leaves.`,
    );
    const again = await third.refund(id, { amount: fixed(3000) });
    expect((await third.ask('refunds.get', { id: again.id })).keptApart).toEqual([sentence]);
    const other = await third.payment(await third.customer('Ada Byron'), 5000);
    expect(Object.keys(await warned(third, other.id))).not.toContain('kept-apart');
  });

  it('[V43] counts as a note that money was handed over where somebody decides about it', async () => {
    const { hub, first, lost, third, id } = await lostDesk();
    await settle(lost, first, third);
    // Its refund is the later one of the two, which is what is taken back where nothing is noted.
    await lost.payment(await lost.customer('Ada Byron'), 100);
    const due = await lost.refund(id, { amount: fixed(4000) });
    await lost.sync();
    hub.isAway = true;
    const again = await first.refund(id, { amount: fixed(4000) });
    await lost.ask('refunds.handOver', { attemptId: 'hand', id: due.id });
    hub.isAway = false;
    await shutOut(first, lost);
    await settle(third, first);
    const says =
      'Desk 2, which was shut out, noted on 17 July 2026 that this was handed over. Nobody has looked at that note yet: a manager decides about it under To resolve.';
    expect((await third.ask('refunds.get', { id: due.id })).keptApart?.[0]).toBe(says);
    const { sides, choices } = await third.ask('exceptions.get', {
      id: `payment-over-refunded:${id}`,
    });
    expect(sides.find(({ number }) => number === due.number)?.inHand?.keptApart).toBe(says);
    expect(sides.find(({ number }) => number === again.number)?.inHand).toEqual({
      takenBack: false,
    });
    const cancels = choices.find(({ resolution }) => resolution === 'cancel-refund');
    expect(cancels?.consequence).not.toContain(due.number);
  });

  it('[V43] is not handed over a second time before somebody has decided about that note', async () => {
    const { first, lost, third, thirty } = await lostDesk();
    await lost.ask('refunds.handOver', { attemptId: 'hand', id: thirty.id });
    await shutOut(first, lost);
    await settle(first, third);
    const { rows } = await first.ask('sync.apart', {});
    const [given, , noted] = rows.map(({ id }) => id) as [string, string, string];
    await first.ask('sync.admit', { factId: given });
    await settle(first, third);
    for (const desk of [first, third]) {
      const says = expect.stringMatching(/^Desk 2, which was shut out, noted on 17 July 2026/);
      const { waiting } = await desk.ask('desk.today', {});
      expect(waiting.find(({ refundId }) => refundId === thirty.id)?.notedApart).toEqual(says);
      const { can } = await desk.ask('refunds.get', { id: thirty.id });
      expect(can.handOver).toEqual({ allowed: false, why: says });
      const hand = { attemptId: desk.attempt(), id: thirty.id };
      expect(await desk.refusal('refunds.handOver', hand)).toMatchObject({
        ...{ kind: 'noted-apart', number: thirty.number, amountMinor: 3000 },
      });
    }
    await first.ask('sync.refuse', { factId: noted, reason: 'It lies in the drawer.' });
    await first.ask('refunds.handOver', { attemptId: first.attempt(), id: thirty.id });
  });

  it('[V57] stays to be decided where another desk has noted the same', async () => {
    const { hub, first, lost, third, id } = await lostDesk();
    await settle(lost, first, third);
    const due = await lost.refund(id, { amount: fixed(4000) });
    await settle(lost, first, third);
    hub.isAway = true;
    await lost.ask('refunds.handOver', { attemptId: 'hand', id: due.id });
    hub.isAway = false;
    await shutOut(first, lost);
    // Nobody here has heard of that yet.
    await third.ask('refunds.handOver', { attemptId: third.attempt(), id: due.id });
    await settle(third, first, third);
    const { rows } = await first.ask('sync.apart', {});
    expect(rows).toMatchObject([{ type: 'refund-handed-over' }]);
    expect(await third.ask('exceptions.count', {})).toMatchObject({ apart: { entries: 1 } });
    await first.ask('sync.admit', { factId: rows[0]?.id ?? '' });
    await settle(first, third);
    for (const desk of [first, third]) {
      expect(await desk.ask('exceptions.count', {})).toEqual({ open: 1 });
      expect((await desk.ask('exceptions.list', {})).rows).toMatchObject([
        { sentence: expect.stringContaining('was noted as handed over at two desks') },
      ]);
    }
  });
});

/** The second desk has billed while nobody heard of it, and taken money for that bill. */
async function billedAlone() {
  const { hub, first, lost, third } = await lostDesk();
  const customer = await first.customer('Ada Byron');
  await settle(first, lost, third);
  hub.isAway = true;
  const invoice = await lost.invoice(customer, 1250);
  const payment = await lost.payment(customer, 1250, {
    allocations: [{ invoiceId: invoice.id, amountMinor: 1250 }],
  });
  hub.isAway = false;
  await shutOut(first, lost);
  await settle(first, third);
  const { rows } = await first.ask('sync.apart', {});
  const [bill, paid] = rows.map(({ id }) => id) as [string, string];
  return { hub, first, lost, third, customer, invoice, payment, bill, paid, rows };
}

describe('an entry kept apart that hangs on another one', () => {
  it('[V44] counts only after that one, and says which', async () => {
    const { first, bill, paid, invoice, payment, rows } = await billedAlone();
    expect(rows).toMatchObject([
      {
        number: invoice.number,
        neededBy: [payment.number],
        noted: false,
        customerName: 'Ada Byron',
      },
      { number: payment.number, needs: [{ number: invoice.number, refused: false }] },
    ]);
    const early = await first.refusal('sync.admit', { factId: paid });
    expect(early).toMatchObject({ kind: 'apart-needs', because: 'waits', needs: invoice.number });
    expect(early.sentence).toBe(
      'This entry hangs on D2-INV-0001, which is kept apart as well. Let D2-INV-0001 count first, then this one.',
    );
    await first.ask('sync.admit', { factId: bill });
    await first.ask('sync.admit', { factId: paid });
    expect((await first.ask('invoices.get', { id: invoice.id })).status).toBe('paid');
  });

  it('[V44] never counts once that one was refused', async () => {
    const { first, third, bill, paid } = await billedAlone();
    await first.ask('sync.refuse', { factId: bill, reason: 'Never issued.' });
    await settle(first, third);
    for (const desk of [first, third]) {
      const late = await desk.refusal('sync.admit', { factId: paid });
      expect(late).toMatchObject({ kind: 'apart-needs', because: 'refused' });
      expect(late.sentence).toContain('D2-INV-0001, which was refused');
    }
    const { rows } = await third.ask('sync.apart', {});
    expect(rows).toMatchObject([{ needs: [{ number: 'D2-INV-0001', refused: true }] }]);
  });
});

describe('an entry that somebody let count', () => {
  it('[V46] [V47] stands as of the desk that wrote it, beside whoever let it count, and approved only by who was asked', async () => {
    const { hub, first, lost, third, id } = await lostDesk();
    await settle(lost, first, third);
    const mina = await first.hire({ refundLimitMinor: 1000 });
    await settle(first, lost);
    hub.isAway = true;
    const payment = await lost.payment(await lost.customer('Ada Byron'), 700);
    await lost.signIn(mina);
    const approval = { staffId: lost.manager, pin: testPin };
    const refund = await lost.refund(id, { amount: fixed(1500), approval });
    hub.isAway = false;
    await shutOut(first, lost);
    const leading = await first.hire({ name: 'Marta Ober', role: 'manager' });
    await first.signIn(leading);
    await first.sync();
    const { rows } = await first.ask('sync.apart', {});
    expect(rows).toMatchObject([{ customerName: 'Ada Byron' }, { customerName: 'Hanna Petrov' }]);
    for (const { id: factId } of rows) await first.ask('sync.admit', { factId });
    const who = { deskCode: 'D2', letCountBy: 'Marta Ober' };
    await settle(first, third);
    for (const desk of [first, third]) {
      const given = await desk.ask('refunds.get', { id: refund.id });
      expect(given).toMatchObject({ ...who, by: 'Mina Okafor', approvedBy: 'Ruth Adler' });
      expect(given.history[0]).toMatchObject({ ...who, by: 'Mina Okafor' });
      const taken = await desk.ask('payments.get', { id: payment.id });
      // [V47] Nobody else knew this customer.
      expect(taken).toMatchObject({ ...who, by: 'Ruth Adler', customerName: 'Ada Byron' });
      expect(taken).not.toHaveProperty('approvedBy');
    }
    third.clock.pass({ days: 2 });
    await third.ask('payments.reverse', {
      attemptId: 'reverse',
      id: payment.id,
      reason: 'Entered twice.',
    });
    const { accounts } = await third.ask('reports.trialBalance', {});
    const drawers = accounts.filter(({ account }) => account.startsWith('cash:'));
    expect(drawers.map(({ account, balanceMinor }) => [account, balanceMinor])).toEqual([
      ['cash:D2', -7500],
      ['cash:F2', 10_000],
    ]);
    expect(await third.ask('ledger.verify', {})).toMatchObject({ ok: true });
    const keptOfAda = async () =>
      (await hub.store.read.all<{ envelope: string }>('select envelope from apart')).filter(
        ({ envelope }) => envelope.includes('Ada Byron'),
      ).length;
    expect(await keptOfAda()).toBe(1);
    // [H22] Once erased, nothing is kept of her there either.
    const { customerId } = await third.ask('payments.get', { id: payment.id });
    await third.ask('customers.erase', { attemptId: 'erase', id: customerId });
    await settle(third);
    expect(await keptOfAda()).toBe(0);
    expect((await third.ask('customers.get', { id: customerId })).name).not.toContain('Ada');
  });
});

describe('a desk that was shut out itself', () => {
  it('[V41] says so in all it says, also where the hub is away or switched off', async () => {
    const { hub, first, lost, id, thirty } = await lostDesk();
    expect((await lost.ask('sync.status', {})).shutOutAt).toBeUndefined();
    await shutOut(first, lost);
    const early = await lost.ask('refunds.list', { paymentId: id });
    hub.isAway = true;
    const status = await lost.sync();
    expect(status).toMatchObject({ online: false, trouble: 'revoked', shutOutAt: /^20/ as never });
    expect(status.troubleSays).toContain('nothing that is written here counts');
    expect(status.desks?.filter(({ revokedAt }) => revokedAt !== undefined)).toMatchObject([
      { code: 'D2', here: true },
    ]);
    const { 'shut-out': sentence = '' } = await warned(lost, id);
    expect(sentence).toContain('A manager has shut this desk out');
    expect((await lost.ask('refunds.get', { id: thirty.id })).arrival).toBe('apart');
    const counted = early.rows.find(({ amountMinor }) => amountMinor === 1000)?.id ?? '';
    expect((await lost.ask('refunds.get', { id: counted })).arrival).toBe('arrived');
    await lost.ask('sync.workOffline', { offline: true });
    expect(await lost.ask('sync.status', {})).toMatchObject({ trouble: 'revoked' });
  });
});
