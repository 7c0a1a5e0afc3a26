import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { CustomerPage } from './customer-page.tsx';

interface CustomerScreenProps {
  readonly id: string;
}

/** One customer: what they owe, what is theirs, and everything in the book about them. */
export function CustomerScreen({ id }: CustomerScreenProps) {
  const { value: customer, trouble, again } = useAsk('customers.get', { id });
  if (customer !== undefined) return <CustomerPage customer={customer} />;
  return (
    <>
      <PageHeader title="Customer" crumb={{ label: 'Customers', href: '/customers' }} />
      {trouble === undefined ? (
        <Loading what="Reading the account" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </>
  );
}
