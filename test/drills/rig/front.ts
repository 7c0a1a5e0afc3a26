import type { Desk } from '../../../src/main/desk.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import type { Refusal } from '../../../src/shared/contract/failures.ts';
import { drillPin } from './quiet-ports.ts';

/** What the desk acknowledged: by which attempt, and the record and number it answered. */
export interface Ack {
  readonly attemptId: string;
  readonly call: string;
  readonly id: string;
  readonly number: string;
}

/** What became of one thing that somebody did. */
export type Outcome =
  | { readonly kind: 'acked'; readonly ack: Ack }
  | { readonly kind: 'refused'; readonly attemptId: string; readonly failure: Refusal };

/** Somebody at a desk, who does one thing after the other through the public calls. */
export interface Front {
  /** Sets the book up where there is none, and signs in. Throws where that is refused. */
  open(): Promise<void>;
  /** Does something by chance: a sale and its payment, a payment, a refund. */
  act(): Promise<readonly Outcome[]>;
  /** Does a certain thing. */
  record(amountMinor: number, attemptId?: string): Promise<Outcome>;
  /** Refunds half of a payment and writes the credit note for it. */
  refund(paymentId: string, attemptId?: string): Promise<Outcome>;
}

interface Answered {
  readonly id: string;
  readonly number: string;
}

/** Puts somebody at a desk. `name` stands in front of the attempt ids, so that they are told apart. */
export function createFront(desk: Desk, chance: Chance, name: string): Front {
  let customer = '';
  let attempts = 0;
  const payments: string[] = [];

  async function must<Value>(call: string, input: object): Promise<Value> {
    const reply = await desk.ask(call, input);
    if (!reply.ok) throw new Error(`${call}: ${reply.failure.sentence}`, { cause: reply.failure });
    return reply.value as Value;
  }
  async function write(call: string, input: object, given?: string): Promise<Outcome> {
    attempts += 1;
    const attemptId = given ?? `${name}-${String(attempts)}`;
    const reply = await desk.ask(call, { ...input, attemptId });
    if (!reply.ok) return { kind: 'refused', attemptId, failure: reply.failure };
    const { id, number } = reply.value as Answered;
    return { kind: 'acked', ack: { attemptId, call, id, number } };
  }
  async function record(amountMinor: number, attemptId?: string): Promise<Outcome> {
    const input = {
      customerId: customer,
      method: chance.pick(['cash', 'electronic']),
      amountMinor,
    };
    const outcome = await write('payments.record', input, attemptId);
    if (outcome.kind === 'acked') payments.push(outcome.ack.id);
    return outcome;
  }
  async function refund(paymentId: string, attemptId?: string): Promise<Outcome> {
    const seen = await must<{ refundableMinor: number }>('payments.get', { id: paymentId });
    return write(
      'refunds.create',
      {
        paymentId,
        amount: { kind: 'percent', percent: 50 },
        method: 'cash',
        outcome: 'no-longer-owes',
        reason: { code: 'customer-request' },
        seenRefundableMinor: seen.refundableMinor,
      },
      attemptId,
    );
  }
  async function sell(amountMinor: number): Promise<readonly Outcome[]> {
    const invoice = await write('invoices.issue', {
      customerId: customer,
      dueOn: '2099-12-31',
      lines: [{ description: 'Treatment', quantity: 1, unitPriceMinor: amountMinor }],
    });
    if (invoice.kind === 'refused' || chance.happens(40)) return [invoice];
    const paid = await write('payments.record', {
      customerId: customer,
      method: 'cash',
      amountMinor,
      allocations: [{ invoiceId: invoice.ack.id, amountMinor }],
    });
    if (paid.kind === 'acked') payments.push(paid.ack.id);
    return [invoice, paid];
  }

  return {
    async open() {
      const status = await must<{ ready: boolean }>('setup.status', {});
      if (status.ready) {
        const people = await must<{ rows: readonly { id: string }[] }>('staff.list', {});
        await must('session.signIn', { staffId: people.rows[0]?.id, pin: drillPin });
      } else {
        await must('setup.create', {
          business: { name: 'Drill', currency: 'USD', timeZone: 'America/Chicago' },
          desk: { name: 'Front', code: 'D1' },
          manager: { name: 'Ruth', pin: drillPin },
        });
      }
      const known = await must<{ rows: readonly { id: string }[] }>('customers.list', { limit: 1 });
      customer =
        known.rows[0]?.id ?? (await must<Answered>('customers.create', { name: 'Ada' })).id;
    },
    record,
    refund,
    async act() {
      const payment = payments.at(-1);
      const amountMinor = chance.between(100, 20_000) * 2;
      if (payment !== undefined && chance.happens(30)) {
        payments.pop();
        return [await refund(payment)];
      }
      return chance.happens(30) ? sell(amountMinor) : [await record(amountMinor)];
    },
  };
}
