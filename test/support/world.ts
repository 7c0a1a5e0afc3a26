import type { CallInput, CallName } from '../../src/shared/contract/contract.ts';
import { type FoundedDesk, openFoundedDesk, testPin } from './founded-desk.ts';
import type { TestDeskOptions } from './test-desk.ts';

/** A desk on which a little of everything has happened, and the ids of it. */
export interface World extends FoundedDesk {
  readonly ids: {
    /** Front desk; may give back up to 50.00 alone. */
    readonly mina: string;
    /** The second manager. */
    readonly gwen: string;
    /** A customer with 25.00 of credit. */
    readonly hanna: string;
    readonly jose: string;
    /** Hanna's invoice of 107.00 with tax, on which nothing was paid. */
    readonly open: string;
    /** Hanna's, of 100.00, paid by `cash`. */
    readonly paid: string;
    /** Hanna's payment of 120.00: 100.00 on `paid`, 20.00 available. */
    readonly cash: string;
    readonly allocation: string;
    /** Hanna's, of 80.00, put to nothing. */
    readonly check: string;
    /** Jose's payment of 60.00 by check, put to nothing. */
    readonly freshCheck: string;
    /** A refund of 10.00 of `check`, by check. */
    readonly refund: string;
    /** Of 5.00 of `cash`, only thought of. */
    readonly draft: string;
    /** An invoice of 45.00 for Jose, only thought of. */
    readonly thought: string;
    /** Jose's, of 30.00, disputed; nothing was paid. */
    readonly contested: string;
    /** Of whom nothing is open, and nothing was ever written. */
    readonly parted: string;
  };
}

export async function openWorld(options?: TestDeskOptions): Promise<World> {
  const desk = await openFoundedDesk(options);
  const mina = await desk.hire({ refundLimitMinor: 5000 });
  const gwen = await desk.hire({ name: 'Gwen Castellano', role: 'manager' });
  const hanna = await desk.customer('Hanna Petrov');
  const jose = await desk.customer('José Echeverría');
  const lines = [
    { description: 'Balance board', quantity: 1, unitPriceMinor: 10_000, taxRatePercent: 7 },
  ];
  const { id: open } = await desk.invoice(hanna, 0, { lines });
  const { id: paid } = await desk.invoice(hanna, 10_000);
  const { id: cash } = await desk.payment(hanna, 12_000, {
    allocations: [{ invoiceId: paid, amountMinor: 10_000 }],
  });
  const { rows } = await desk.ask('allocations.list', { paymentId: cash });
  const check = await desk.payment(hanna, 8000, { method: 'check', reference: 'Check 1041' });
  const amount = (amountMinor: number) => ({ kind: 'fixed', amountMinor }) as const;
  const refund = await desk.refund(check.id, { amount: amount(1000), method: 'check' });
  const draft = await desk.refund(cash, { amount: amount(500), keepAs: 'draft' });
  await desk.ask('credits.grant', {
    attemptId: desk.attempt(),
    customerId: hanna,
    amountMinor: 2500,
    reason: { code: 'service-issue' },
  });
  const allocation = rows[0]?.id ?? '';
  const fresh = await desk.payment(jose, 6000, { method: 'check' });
  const { id: thought } = await desk.ask('invoices.draft', {
    customerId: jose,
    dueOn: '2026-08-30',
    lines: [{ description: 'Ankle brace', quantity: 1.5, unitPriceMinor: 3000 }],
  });
  const { id: contested } = await desk.invoice(jose, 3000);
  await desk.ask('invoices.dispute', { id: contested, reason: 'Never came.' });
  const parted = await desk.customer('Tom Parted');
  const made = {
    parted,
    thought,
    contested,
    check: check.id,
    freshCheck: fresh.id,
    refund: refund.id,
    draft: draft.id,
  };
  return { ...desk, ids: { mina, gwen, hanna, jose, open, paid, cash, allocation, ...made } };
}

type Inputs = { readonly [Name in CallName]?: CallInput<Name> };

const reason = { code: 'customer-request' } as const;

/** An input for each writing call that does something in this world. */
export const doings = ({ attempt, ids }: World): Inputs => {
  const { hanna, mina, open, cash, check } = ids;
  const attemptId = attempt();
  const lines = [{ description: 'Treatment', quantity: 1.5, unitPriceMinor: 6500 }];
  const refund = {
    amount: { kind: 'fixed', amountMinor: 2000 },
    method: 'cash',
    outcome: 'still-owes',
    seenRefundableMinor: 12_000,
    reason,
  } as const;
  return {
    'settings.update': { attemptId, sameMethod: true },
    'business.update': { attemptId, name: 'Alder Street Clinic' },
    'staff.create': { attemptId, name: 'Joel Brandt', role: 'front-desk', pin: testPin },
    'staff.update': { attemptId, id: mina, refundLimitMinor: null },
    'customers.create': { attemptId, name: 'Zoë Kowalczyk', email: 'zoe@example.com' },
    'customers.update': { attemptId, id: hanna, phone: '(312) 555-0101' },
    'customers.merge': { attemptId, id: hanna, intoId: ids.jose },
    'customers.erase': { attemptId, id: ids.parted },
    'invoices.issue': { attemptId, customerId: hanna, dueOn: '2026-07-30', lines },
    'invoices.draft': { attemptId, customerId: hanna, dueOn: '2026-07-30', lines },
    'invoices.updateDraft': { attemptId, id: ids.thought, lines },
    'invoices.discardDraft': { attemptId, id: ids.thought },
    'invoices.issueDraft': { attemptId, id: ids.thought },
    'invoices.dispute': { attemptId, id: open, reason: 'Says it was half the time.' },
    'invoices.releaseDispute': { attemptId, id: ids.contested },
    'invoices.void': { attemptId, id: open, reason: 'Entered twice.' },
    'payments.record': { attemptId, customerId: hanna, method: 'cash', amountMinor: 5000 },
    'payments.reverse': { attemptId, id: cash, reason: 'Entered twice.' },
    'payments.clear': { attemptId, id: check },
    'payments.bounce': { attemptId, id: ids.freshCheck, reason: 'No funds.' },
    'allocations.create': { attemptId, paymentId: cash, invoiceId: open, amountMinor: 2000 },
    'allocations.remove': { attemptId, id: ids.allocation },
    'refunds.create': { attemptId, paymentId: cash, ...refund },
    'refunds.cancel': { attemptId, id: ids.refund, reason: 'Entered in error.' },
    'refunds.handOver': { attemptId, id: ids.refund },
    'refunds.clear': { attemptId, id: ids.refund },
    'creditNotes.create': { attemptId, invoiceId: ids.paid, amountMinor: 3000, reason },
    'invoices.cancel': { attemptId, id: open, money: 'refund', reason },
    'credits.grant': { attemptId, customerId: hanna, amountMinor: 1500, reason },
    'credits.apply': { attemptId, customerId: hanna, invoiceId: open, amountMinor: 2500 },
  };
};
