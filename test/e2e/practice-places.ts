import type { RunningDesk } from './running-desk.ts';

/** A page of the practice book, and what it is called in file names. */
export interface Place {
  readonly name: string;
  readonly path: string;
}

/** The newest cash payment that is wholly applied and of which nobody has asked anything back. */
export async function appliedCashPayment(desk: RunningDesk) {
  const { rows } = await desk.call('payments.list', {
    method: 'cash',
    allocationStatus: 'allocated',
    refundStatus: 'none',
    limit: 50,
  });
  for (const payment of rows) {
    const { rows: refunds } = await desk.call('refunds.list', { paymentId: payment.id, limit: 1 });
    if (payment.can.refund.allowed && refunds.length === 0) return payment;
  }
  throw new Error('The practice book has no such payment.');
}

/** A customer who has credit and owes something. */
async function customerWithCredit(desk: RunningDesk): Promise<string> {
  const { rows } = await desk.call('customers.list', { limit: 500 });
  return rows.find((one) => one.creditMinor > 0 && one.owedMinor > 0)?.id ?? 'none';
}

/** Every page of the book, each with a record that has something to show. */
export async function places(desk: RunningDesk): Promise<readonly Place[]> {
  const payment = await appliedCashPayment(desk);
  const { rows: refunds } = await desk.call('refunds.list', { status: 'succeeded', limit: 1 });
  const { rows: open } = await desk.call('invoices.list', { status: 'partly-paid', limit: 1 });
  const of = { paymentId: payment.id, limit: 1 };
  const { rows: allocations } = await desk.call('allocations.list', of);
  const [refund, invoice, allocation] = [refunds[0]?.id, open[0]?.id, allocations[0]?.id].map(
    (id) => id ?? 'none',
  );
  const credited = await customerWithCredit(desk);
  return Object.entries({
    today: '/',
    invoices: '/invoices',
    'new-invoice': '/invoices/new',
    invoice: `/invoices/${String(invoice)}`,
    'crediting-invoice': `/invoices/${String(invoice)}/credit`,
    'canceling-invoice': `/invoices/${String(invoice)}/cancel`,
    payments: '/payments',
    'new-payment': `/payments/new?invoice=${String(invoice)}`,
    payment: `/payments/${payment.id}`,
    refunding: `/payments/${payment.id}/refund`,
    allocating: `/payments/${payment.id}/allocate`,
    refunds: '/refunds',
    refund: `/refunds/${String(refund)}`,
    'refund-elsewhere': '/refunds/elsewhere',
    receipt: `/paper/refund/${String(refund)}`,
    cards: '/settings/cards',
    'to-resolve': '/to-resolve',
    customers: '/customers',
    'new-customer': '/customers/new',
    customer: `/customers/${payment.customerId}`,
    'making-good': `/customers/${credited}/credit`,
    'applying-credit': `/customers/${credited}/apply`,
    'refunding-credit': `/customers/${credited}/refund`,
    allocation: `/allocations/${String(allocation)}`,
    settings: '/settings',
    'safe-keeping': '/settings/safe-keeping',
    'making-passphrase': '/settings/safe-keeping/passphrase',
    'backup-places': '/settings/safe-keeping/places',
    restoring: '/settings/safe-keeping/restore',
    nowhere: '/no/such/page',
  }).map(([name, path]) => ({ name, path }));
}
