import './customer.css';
import { Fragment, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { useToResolve } from '../../bridge/to-resolve.ts';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Money } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RecordBody } from '../../ui/record.tsx';
import { ReviewNote } from '../../ui/review-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { NeedsReviewTag } from '../../ui/status-tag.tsx';
import { oneCustomerWords as words } from '../../words/one-customer.ts';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerTabs } from './customer-tabs.tsx';
import { EditSheet } from './edit-sheet.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';

interface CustomerPageProps {
  readonly customer: CustomerView;
  /** The sheet beside it, which then has all the actions. */
  readonly beside: ReactNode;
}

/** The account of a customer. */
export function CustomerPage({ customer, beside }: CustomerPageProps) {
  const [, goTo] = useLocation();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<'merge' | 'erase'>();
  const close = () => setAsking(undefined);
  const isOpen = customer.inDoubt !== undefined;
  const waiting = useToResolve({ customerId: customer.id }, isOpen);
  return (
    <Beside
      sheet={editing ? <EditSheet customer={customer} onClose={() => setEditing(false)} /> : beside}
    >
      <PageHeader
        title={customer.name}
        crumb={{ label: 'Customers', href: '/customers' }}
        find={false}
        tags={isOpen ? <NeedsReviewTag /> : null}
        actions={
          editing || (beside !== undefined && beside !== null) ? null : (
            <CustomerActions
              customer={customer}
              onEdit={() => setEditing(true)}
              onMerge={() => setAsking('merge')}
              onErase={() => setAsking('erase')}
            />
          )
        }
      />
      <RecordBody aside={<Known customer={customer} />}>
        {customer.erased === true ? <Note kind="info">{words.erasedNote}</Note> : null}
        <ReviewNote rows={waiting} />
        <dl className="customer-figures">
          <Held term={isOpen ? 'Owes, in doubt' : 'Owes'} amountMinor={customer.owedMinor} />
          <Held
            term={isOpen ? 'Not applied, in doubt' : 'Paid, not applied yet'}
            amountMinor={customer.unallocatedMinor}
          />
          <Held term="Credit" amountMinor={customer.creditMinor} />
        </dl>
        <CustomerTabs customerId={customer.id} />
      </RecordBody>
      {asking !== 'merge' ? null : (
        <MergeDialog
          customer={customer}
          onMerged={(id) => {
            close();
            goTo(`/customers/${id}`);
          }}
          onClose={close}
        />
      )}
      {asking !== 'erase' ? null : <EraseDialog customer={customer} onClose={close} />}
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

/** An address that is too long breaks where its parts end, not in the middle of a word. */
const BreakingMail = ({ of }: { readonly of: string }) =>
  of.split(/(?<=[@._-])/).map((part, place) => (
    <Fragment key={`${String(place)} ${part}`}>
      {part}
      <wbr />
    </Fragment>
  ));

function Known({ customer }: { readonly customer: CustomerView }) {
  const { email, phone, address, notes, merged = [] } = customer;
  const nothing =
    merged.length === 0 && [email, phone, address, notes].every((text) => text === undefined);
  return (
    <Section title="Details">
      <div className="customer-known">
        {nothing ? (
          <p className="faint">
            {customer.erased === true ? 'Nothing is known.' : 'Nothing but the name is known.'}
          </p>
        ) : (
          <DefinitionList
            items={[
              { term: 'Telephone', value: phone },
              {
                term: 'E-mail',
                value: email === undefined ? undefined : <BreakingMail of={email} />,
              },
              { term: 'Address', value: address },
              { term: 'Notes', value: notes },
              { term: words.merged, value: merged.join(', ') },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
