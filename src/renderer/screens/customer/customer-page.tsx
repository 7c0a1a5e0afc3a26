import './customer.css';
import { type ReactNode, useState } from 'react';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Money } from '../../ui/figures.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RecordBody } from '../../ui/record.tsx';
import { Section } from '../../ui/section.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerTabs } from './customer-tabs.tsx';
import { EditSheet } from './edit-sheet.tsx';

interface CustomerPageProps {
  readonly customer: CustomerView;
  /** The sheet beside it, which then has all the actions. */
  readonly beside: ReactNode;
}

/** The account of a customer. */
export function CustomerPage({ customer, beside }: CustomerPageProps) {
  const [editing, setEditing] = useState(false);
  return (
    <Beside
      sheet={editing ? <EditSheet customer={customer} onClose={() => setEditing(false)} /> : beside}
    >
      <PageHeader
        title={customer.name}
        crumb={{ label: 'Customers', href: '/customers' }}
        find={false}
        actions={
          editing || (beside !== undefined && beside !== null) ? null : (
            <CustomerActions customer={customer} onEdit={() => setEditing(true)} />
          )
        }
      />
      <RecordBody aside={<Known customer={customer} />}>
        <dl className="customer-figures">
          <Held term="Owes" amountMinor={customer.owedMinor} />
          <Held term="Paid, not applied yet" amountMinor={customer.unallocatedMinor} />
          <Held term="Credit" amountMinor={customer.creditMinor} />
        </dl>
        <CustomerTabs customerId={customer.id} />
      </RecordBody>
    </Beside>
  );
}

const Held = ({ term, amountMinor }: { readonly term: string; readonly amountMinor: number }) => (
  <div>
    <dt>{term}</dt>
    <dd>
      <Money of={amountMinor} />
    </dd>
  </div>
);

function Known({ customer }: { readonly customer: CustomerView }) {
  const { email, phone, address, notes } = customer;
  const nothing = [email, phone, address, notes].every((text) => text === undefined);
  return (
    <Section title="Details">
      <div className="customer-known">
        {nothing ? (
          <p className="faint">Nothing but the name is known.</p>
        ) : (
          <DefinitionList
            items={[
              { term: 'Telephone', value: phone },
              { term: 'E-mail', value: email },
              { term: 'Address', value: address },
              { term: 'Notes', value: notes },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
