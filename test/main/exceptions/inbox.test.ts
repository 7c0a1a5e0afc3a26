import { afterAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/main/book/facts.ts';
import { canonicalJson, type Json } from '../../../src/shared/base/canonical-json.ts';
import { type Fact, noHead } from '../../../src/shared/ledger/fact.ts';
import { madeId } from '../../support/hub/hand-made-chain.ts';
import { exceptionLines } from '../../../src/main/book/records/exception.ts';
import { type Business, openBusiness } from '../../support/busy-business.ts';
import { testPin } from '../../support/founded-desk.ts';
import { openTwoDesks, theOne, type TwoDesks } from '../../support/hub/apart.ts';

/** Two refunds of one payment, at two desks that were apart. */
async function refundedTwice(two: TwoDesks) {
  const customer = await two.f2.customer();
  const { id: invoice } = await two.f2.invoice(customer, 10_000, {
    issuedOn: '2026-07-01',
    dueOn: '2026-07-02',
  });
  const { id: payment } = await two.f2.payment(customer, 10_000, {
    allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
  });
  await two.apart(
    () => two.f2.refund(payment),
    () => two.d2.refund(payment),
  );
  return { customer, invoice, payment };
}

const open: Business[] = [];
afterAll(() => {
  for (const business of open) business.close();
});

describe('what waits for a person', () => {
  it('[Q1] [Q2] [Q9] has one name, the same facts and the same choices at every desk', async () => {
    const two = await openTwoDesks();
    const { payment } = await refundedTwice(two);
    const id = `payment-over-refunded:${payment}`;
    const [here, there] = await Promise.all([
      two.f2.ask('exceptions.get', { id }),
      two.d2.ask('exceptions.get', { id }),
    ]);
    expect(here.facts).toEqual(there.facts);
    expect(here.sides.map(({ deskCode }) => deskCode).toSorted()).toEqual(['D2', 'F2']);
    expect(here.sides).toMatchObject([{ counts: true, method: 'cash' }, { counts: true }]);
    const said = ({ choices }: typeof here) => choices.map(({ consequence }) => consequence);
    expect(said(here)).toEqual(said(there));
    expect(
      here.choices.find(({ resolution }) => resolution === 'drawer-loss')?.consequence,
    ).toMatch(
      /^The business bears \$100\.00: it is booked as over and short\. F2-INV-0001 then owes \$100\.00\./,
    );
    const { facts } = await two.f2.ask('ledger.verify', {});
    await two.f2.ask('exceptions.resolve', { id, resolution: 'drawer-loss' });
    expect(await two.f2.ask('ledger.verify', {})).toMatchObject({ ok: true, facts: facts + 1 });
    expect(
      await two.f2.refusal('exceptions.resolve', { id, resolution: 'recovered' }),
    ).toMatchObject({ kind: 'exception-settled' });
  });

  it('[Q17] is decided by managers, and looked after by anybody', async () => {
    const two = await openTwoDesks();
    const mina = await two.f2.hire();
    await refundedTwice(two);
    const id = await theOne(two.f2, 'payment-over-refunded');
    await two.f2.signIn(mina);
    const loss = { id, resolution: 'drawer-loss' } as const;
    expect(await two.f2.refusal('exceptions.resolve', loss)).toMatchObject({
      kind: 'manager-needed',
    });
    await two.f2.ask('exceptions.resolve', { id, resolution: 'assign', note: 'I call him.' });
    await two.meet();
    expect(await two.d2.ask('exceptions.get', { id })).toMatchObject({
      owner: { id: mina, name: 'Mina Okafor' },
      history: [{ kind: 'exception-assigned', note: 'I call him.' }],
    });
    const { rows } = await two.d2.ask('exceptions.list', { ownerId: mina });
    expect(rows).toMatchObject([{ id }]);
    const approval = { staffId: two.f2.manager, pin: testPin };
    await two.f2.ask('exceptions.resolve', { ...loss, approval });
    expect(await two.f2.ask('exceptions.count', {})).toEqual({ open: 0 });
  });

  it('[Q18] is said by its payment and its invoices, of which nobody is reminded', async () => {
    const two = await openTwoDesks();
    const { invoice, payment } = await refundedTwice(two);
    const overdue = async () =>
      (await two.d2.ask('invoices.list', { overdue: true })).rows.map(({ id }) => id);
    expect(await two.d2.ask('payments.get', { id: payment })).toMatchObject({ needsReview: true });
    expect(await two.d2.ask('invoices.get', { id: invoice })).toMatchObject({
      needsReview: true,
      overdue: false,
      dueMinor: 20_000,
    });
    expect(await overdue()).toEqual([]);
    for (const of of [{ paymentId: payment }, { invoiceId: invoice }]) {
      expect((await two.d2.ask('exceptions.list', of)).rows).toHaveLength(2);
    }
    await two.d2.ask('exceptions.resolve', {
      id: await theOne(two.d2, 'payment-over-refunded'),
      resolution: 'drawer-loss',
    });
    expect(await overdue()).toEqual([invoice]);
  });

  it('[Q6] somebody who had left went on where nobody had heard of it', async () => {
    const two = await openTwoDesks();
    const mina = await two.f2.hire();
    const { id: payment } = await two.f2.payment(await two.f2.customer(), 5000);
    await two.meet();
    await two.d2.signIn(mina);
    two.d2.clock.pass({ minutes: 3 });
    await two.f2.ask('staff.update', { id: mina, active: false });
    await two.d2.refund(payment);
    await two.d2.signIn(two.d2.manager);
    await two.meet();
    const id = await theOne(two.f2, 'not-allowed');
    expect(await two.f2.ask('exceptions.get', { id })).toMatchObject({
      sentence: 'Mina Okafor no longer worked here when this was done.',
      counted: true,
      sides: [{ by: 'Mina Okafor', deskCode: 'D2', amountMinor: 5000 }],
    });
    await two.f2.ask('exceptions.resolve', { id, resolution: 'admit', note: 'She was asked to.' });
    await two.meet();
    expect(await two.f2.ask('exceptions.count', {})).toEqual({ open: 0 });
  });

  it('[Q7] a clock that goes back by more than ten minutes', async () => {
    const two = await openTwoDesks();
    const customer = await two.d2.customer();
    await two.d2.payment(customer, 1000);
    two.d2.clock.pass({ minutes: -9 });
    await two.d2.payment(customer, 1000);
    two.d2.clock.pass({ minutes: -11 });
    await two.d2.payment(customer, 1000);
    await two.meet();
    const id = await theOne(two.f2, 'clock-drift');
    await two.f2.ask('exceptions.resolve', { id, resolution: 'accept' });
    expect(await two.f2.ask('exceptions.count', {})).toEqual({ open: 0 });
  });

  it('[Q5] one number on two records, whichever came first', () => {
    const business = openBusiness(7, ['F1', 'G']);
    open.push(business);
    const [one, other] = business.desks;
    if (one === undefined || other === undefined) throw new Error('Two desks.');
    one.work(15);
    const paid = business
      .chains()
      .flat()
      .find(({ type }) => type === 'payment-recorded');
    if (paid === undefined) throw new Error('Somebody paid.');
    const { number } = JSON.parse(paid.body) as { number: string };
    const again = writtenElsewhere(paid);
    other.book.receive(again);
    business.tell(one, other);
    one.book.receive(again);
    const lines = exceptionLines(one.book.read).filter((line) => line.startsWith('number-used'));
    expect(lines).toEqual([expect.stringMatching(`^number-used-twice:${number} 1 \\S+ \\S+$`)]);
    expect(exceptionLines(other.book.read)).toEqual(exceptionLines(one.book.read));
  });
});

/** The same payment in the chain of a desk that nobody knows, with a record of its own. */
function writtenElsewhere(paid: Fact): readonly Fact[] {
  const desk = madeId(0xd1) as Fact['desk'];
  const plain = { org: paid.org, desk, actor: paid.actor, at: paid.at };
  const day = { businessDay: paid.businessDay, v: 1, epoch: 1 };
  const write = (fact: Pick<Fact, 'seq' | 'type' | 'prev' | 'lc' | 'subjects' | 'body'>): Fact => {
    const id = madeId(0xf0 + fact.seq) as Fact['id'];
    const whole = { ...plain, ...day, ...fact, id, effect: `made:${id}` };
    return { ...whole, hash: hashOf(whole) };
  };
  const from = { epoch: 0, seq: 0, hash: noHead };
  const begun = { desk, deskCode: 'X', reason: 'joined', from, journal: [] };
  const first = write({
    ...{ seq: 1, type: 'epoch-begun', prev: noHead, lc: 1, subjects: [desk] },
    body: canonicalJson(begun),
  });
  const body = JSON.parse(paid.body) as Record<string, Json>;
  const payment = madeId(0xe1);
  const { amountMinor } = body as { amountMinor: number };
  const journal = [
    ['bank', amountMinor],
    ['customer-deposits', -amountMinor],
  ];
  const second = write({
    ...{ seq: 2, type: 'payment-recorded', prev: first.hash, lc: 2, subjects: [payment] },
    body: canonicalJson({ ...body, payment, allocations: [], journal }),
  });
  return [first, second];
}
