import { Link } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { Money } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';

const most = 5;

/** Payments of the same customer of which something is left, and the way to use it here. */
export function SpareMoney({ invoice }: { readonly invoice: InvoiceView }) {
  const of = { customerId: invoice.customerId, status: 'succeeded' as const, limit: most };
  const whole = useAsk('payments.list', { ...of, allocationStatus: 'unallocated' }, { keep: true });
  const part = useAsk(
    'payments.list',
    { ...of, allocationStatus: 'partly-allocated' },
    { keep: true },
  );
  const rows = [...(whole.value?.rows ?? []), ...(part.value?.rows ?? [])]
    .filter((payment) => payment.can.allocate.allowed)
    .slice(0, most);
  if (rows.length === 0) return null;
  return (
    <Section title="Money not applied yet">
      <ul className="spare-money">
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
