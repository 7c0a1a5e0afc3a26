import { Link } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { Money, useIsNothing } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';

const most = 5;

/** Money and credit of the same customer that is put to nothing yet, and the way to use it here. */
export function SpareMoney({ invoice }: { readonly invoice: InvoiceView }) {
  const { customerId } = invoice;
  const isNothing = useIsNothing();
  const credit = useAsk('customers.get', { id: customerId }, { keep: true }).value?.creditMinor;
  const rows = useSparePayments(customerId);
  const hasCredit = credit !== undefined && !isNothing(credit);
  if (rows.length === 0 && !hasCredit) return null;
  return (
    <Section title="Not applied yet">
      <ul className="spare-money">
        {hasCredit ? (
          <li>
            <span>
              <Money of={credit} strong /> of <Link href={`/customers/${customerId}`}>credit</Link>
            </span>
            <Link href={`/customers/${customerId}/apply?invoice=${invoice.id}`}>Apply credit</Link>
          </li>
        ) : null}
        {rows.map((payment) => (
          <li key={payment.id}>
            <span>
              <Money of={payment.availableMinor} strong /> on{' '}
              <Link href={`/payments/${payment.id}`}>{payment.number}</Link>
            </span>
            <Link href={`/payments/${payment.id}/allocate?invoice=${invoice.id}`}>Apply</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useSparePayments(customerId: string) {
  const of = { customerId, status: 'succeeded' as const, limit: most };
  const whole = useAsk('payments.list', { ...of, allocationStatus: 'unallocated' }, { keep: true });
  const part = useAsk(
    'payments.list',
    { ...of, allocationStatus: 'partly-allocated' },
    { keep: true },
  );
  return [...(whole.value?.rows ?? []), ...(part.value?.rows ?? [])]
    .filter((payment) => payment.can.allocate.allowed)
    .slice(0, most);
}
