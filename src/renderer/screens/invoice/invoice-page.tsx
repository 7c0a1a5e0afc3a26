import './invoice.css';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { addDays, dayNumber, type Day } from '../../../shared/base/days.ts';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { useToResolve } from '../../bridge/to-resolve.ts';
import { ArrivalMark } from '../../ui/arrival-mark.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Amount, Money } from '../../ui/figures.tsx';
import { History } from '../../ui/history.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { hrefOf } from '../../ui/places.ts';
import { RecordBody } from '../../ui/record.tsx';
import { ReviewNote } from '../../ui/review-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { DisputedTag, InvoiceTag, NeedsReviewTag } from '../../ui/status-tag.tsx';
import { whyNot } from '../../ui/why-not.ts';
import { CancelSheet } from './cancel/cancel-sheet.tsx';
import { CreditSheet } from './credit/credit-sheet.tsx';
import { HowPaid } from './how-paid.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoiceHead } from './invoice-head.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { type Said, SaidDialog } from './said-dialog.tsx';
import { SpareMoney } from './spare-money.tsx';
import { VoidDialog } from './void-dialog.tsx';

/** The sheets that stand beside an invoice. */
export type InvoiceSheet = 'credit' | 'cancel';

interface InvoicePageProps {
  readonly invoice: InvoiceView;
  readonly sheet: InvoiceSheet | undefined;
}

/** The record of an invoice. */
export function InvoicePage({ invoice, sheet }: InvoicePageProps) {
  const [, goTo] = useLocation();
  const [voiding, setVoiding] = useState(false);
  const [said, setSaid] = useState<Said>();
  const waiting = useToResolve({ invoiceId: invoice.id }, invoice.needsReview);
  const record = `/invoices/${invoice.id}`;
  const leave = () => goTo(record, { replace: true });
  return (
    <Beside
      sheet={
        sheet === 'credit' ? (
          <CreditSheet invoice={invoice} onClose={leave} />
        ) : sheet === 'cancel' ? (
          <CancelSheet invoice={invoice} onClose={leave} />
        ) : null
      }
    >
      <PageHeader
        title={invoice.number}
        crumb={{ label: 'Invoices', href: '/invoices' }}
        find={false}
        tags={
          <>
            <InvoiceTag of={invoice} />
            {invoice.disputed ? <DisputedTag /> : null}
            {invoice.needsReview ? <NeedsReviewTag /> : null}
          </>
        }
        actions={
          sheet === undefined ? (
            <InvoiceActions
              invoice={invoice}
              onVoid={() => setVoiding(true)}
              onSaid={setSaid}
              onSheet={(name) => goTo(`${record}/${name}`)}
            />
          ) : null
        }
      />
      <RecordBody aside={<DueAndHistory invoice={invoice} />}>
        <ReviewNote rows={waiting} />
        {invoice.disputed ? (
          <Disputed invoice={invoice} onRelease={() => setSaid('releaseDispute')} />
        ) : null}
        <InvoiceHead invoice={invoice} />
        <InvoiceLines invoice={invoice} />
        <HowPaid invoice={invoice} />
      </RecordBody>
      {said === undefined ? null : (
        <SaidDialog invoice={invoice} said={said} onClose={() => setSaid(undefined)} />
      )}
      {voiding ? <VoidDialog invoice={invoice} onClose={() => setVoiding(false)} /> : null}
    </Beside>
  );
}

interface DisputedProps {
  readonly invoice: InvoiceView;
  readonly onRelease: () => void;
}

/** The customer contests it: what that means, and the way out. */
const Disputed = ({ invoice, onRelease }: DisputedProps) => (
  <Note kind="warning" title="Disputed.">
    {invoice.disputeReason === undefined ? null : `“${invoice.disputeReason}” `}
    It is still owed, but never overdue, and nobody is reminded of it.{' '}
    <button type="button" className="cure" onClick={onRelease}>
      It is settled
    </button>
  </Note>
);

function DueAndHistory({ invoice }: { readonly invoice: InvoiceView }) {
  const { today } = useDesk();
  const { inDoubt } = invoice;
  const hasRest = invoice.status !== 'void' && invoice.credited !== 'wholly';
  const why = hasRest ? whyNot(invoice.can.void) : undefined;
  const open = invoice.status === 'open' || invoice.status === 'partly-paid';
  return (
    <>
      <div>
        <span className="small faint">{inDoubt === undefined ? 'Due' : 'Asked for now'}</span>
        <div>
          <Amount of={inDoubt?.askMinor ?? invoice.dueMinor} />
        </div>
        {open ? <p className="soft">{untilDue(invoice.dueOn, today)}</p> : null}
        {inDoubt === undefined ? null : (
          <p className="invoice-why">
            <b>In doubt.</b> By the entries of all desks together <Money of={invoice.dueMinor} /> is
            due. What really is, is known once somebody has decided.{' '}
            <Link href={hrefOf('exception', inDoubt.exceptionId) ?? ''}>See both entries</Link>
          </p>
        )}
      </div>
      {open ? <SpareMoney invoice={invoice} /> : null}
      <Section title="History" aside={<ArrivalMark of={invoice.arrival} />}>
        <History events={invoice.history} of={invoice.id} />
      </Section>
      {why === undefined ? null : (
        <Section title="Why can’t I void it?">
          <p className="invoice-why">{why}</p>
        </Section>
      )}
    </>
  );
}

/** `in 12 days`, `today`, `3 days ago`. */
function untilDue(dueOn: string, today: Day): string {
  const days = dayNumber(dueOn as Day) - dayNumber(today);
  if (dueOn === today) return 'today';
  if (dueOn === addDays(today, 1)) return 'tomorrow';
  if (dueOn === addDays(today, -1)) return 'since yesterday';
  return days > 0 ? `in ${String(days)} days` : `${String(-days)} days ago`;
}
