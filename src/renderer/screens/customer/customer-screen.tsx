import type { ReactNode } from 'react';
import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { CustomerPage } from './customer-page.tsx';
import { MakeGoodSheet } from './make-good/make-good-sheet.tsx';

interface CustomerScreenProps {
  readonly id: string;
  /** The sheet that is open beside the account: one of its own, or one that comes from elsewhere. */
  readonly sheet?: 'credit' | undefined;
  readonly beside?: ReactNode;
}

/** One customer: what they owe, what is theirs, and everything in the book about them. */
export function CustomerScreen({ id, sheet, beside }: CustomerScreenProps) {
  const { value: customer, trouble, again } = useAsk('customers.get', { id });
  if (customer !== undefined)
    return (
      <CustomerPage
        customer={customer}
        beside={sheet === 'credit' ? <MakeGoodSheet customer={customer} /> : beside}
      />
    );
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
