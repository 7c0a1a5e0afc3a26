import type { CallInput, CallValue } from '../../src/shared/contract/contract.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from './test-desk.ts';

/** The PIN of everybody in a test. */
export const testPin = '135790';

/** A desk with a book, and its manager signed in. */
export interface FoundedDesk extends TestDesk {
  readonly manager: string;
  readonly deskId: string;
  /** Takes a person on. */
  hire(person?: Partial<CallInput<'staff.create'>>): Promise<string>;
  signIn(staffId: string): Promise<void>;
  customer(name?: string): Promise<string>;
  /** An invoice of one line, due in two weeks. */
  invoice(
    customerId: string,
    amountMinor: number,
    more?: Partial<CallInput<'invoices.issue'>>,
  ): Promise<CallValue<'invoices.issue'>>;
  /** A cash payment, put to invoices where asked. */
  payment(
    customerId: string,
    amountMinor: number,
    more?: Partial<CallInput<'payments.record'>>,
  ): Promise<CallValue<'payments.record'>>;
  /** A refund in cash of what was seen just now; all of it where nothing else is said. */
  refund(
    paymentId: string,
    more?: Partial<CallInput<'refunds.create'>>,
  ): Promise<CallValue<'refunds.create'>>;
  /** The input of such a refund. */
  refundInput(
    paymentId: string,
    more?: Partial<CallInput<'refunds.create'>>,
  ): Promise<CallInput<'refunds.create'>>;
}

export type Acts = Omit<FoundedDesk, keyof TestDesk | 'manager' | 'deskId'>;

/** Opens a desk and founds its book. */
export async function openFoundedDesk(options?: TestDeskOptions): Promise<FoundedDesk> {
  const test = await openTestDesk(options);
  const { staffId, deskId } = await test.ask('setup.create', {
    business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: 'Front 2', code: 'F2' },
    manager: { name: 'Ruth Adler', pin: testPin },
  });
  return { ...test, manager: staffId, deskId, ...acts(test) };
}

/** What people do at a desk with a book. */
export function acts({ ask, attempt }: TestDesk): Acts {
  const refundInput: FoundedDesk['refundInput'] = async (paymentId, more) => {
    const { refundableMinor } = await ask('payments.get', { id: paymentId });
    return {
      attemptId: attempt(),
      paymentId,
      amount: { kind: 'full' },
      method: 'cash',
      outcome: 'still-owes',
      seenRefundableMinor: refundableMinor,
      reason: { code: 'customer-request' },
      ...more,
    };
  };
  return {
    async hire(person) {
      const input = { name: 'Mina Okafor', role: 'front-desk', pin: testPin, ...person } as const;
      return (await ask('staff.create', input)).id;
    },
    async signIn(staffId) {
      await ask('session.signIn', { staffId, pin: testPin });
    },
    customer: async (name = 'Hanna Petrov') => (await ask('customers.create', { name })).id,
    invoice: (customerId, amountMinor, more) =>
      ask('invoices.issue', {
        attemptId: attempt(),
        customerId,
        dueOn: '2026-08-30',
        lines: [{ description: 'Treatment', quantity: 1, unitPriceMinor: amountMinor }],
        ...more,
      }),
    payment: (customerId, amountMinor, more) =>
      ask('payments.record', {
        attemptId: attempt(),
        customerId,
        method: 'cash',
        amountMinor,
        ...more,
      }),
    refundInput,
    refund: async (paymentId, more) => ask('refunds.create', await refundInput(paymentId, more)),
  };
}
