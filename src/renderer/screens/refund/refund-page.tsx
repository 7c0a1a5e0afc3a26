import './refund.css';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import { ArrivalMark } from '../../ui/arrival-mark.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Amount } from '../../ui/figures.tsx';
import { History } from '../../ui/history.tsx';
import { Method } from '../../ui/method.tsx';
import { KeptApartNotes } from '../../ui/warning-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RecordBody, RecordLead } from '../../ui/record.tsx';
import { ReviewNote } from '../../ui/review-note.tsx';
import { Section } from '../../ui/section.tsx';
import { NeedsReviewTag, RefundTag } from '../../ui/status-tag.tsx';
import { printDay, printWhen } from '../../ui/when.ts';
import { whyNot } from '../../ui/why-not.ts';
import { byMethodWords, outcomeWords, reasonWords } from '../../words/methods.ts';
import { writtenBy } from '../../words/written-by.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { CardStanding } from './card-standing.tsx';
import { Decided } from './decided.tsx';
import type { CardWay } from './card-ways.ts';
import { DespiteDialog } from './despite-dialog.tsx';
import { DecisionDialog, KeepDialog } from './failed-dialogs.tsx';
import { Parts } from './parts.tsx';
import { RefundActions } from './refund-actions.tsx';
import { RetryDialog } from './retry-dialog.tsx';
import { Standing } from './standing.tsx';

/** The record of a refund. */
export function RefundPage({ refund }: { readonly refund: RefundView }) {
  const [, goTo] = useLocation();
  const [canceling, setCanceling] = useState(false);
  const [despite, setDespite] = useState(false);
  const [way, setWay] = useState<CardWay>();
  const why = whyNot(refund.can.cancel);
  const isCard = refund.card !== undefined;
  const { contested } = refund;
  const take = (chosen: CardWay) => {
    if (chosen !== 'another-way') return setWay(chosen);
    goTo(`/payments/${refund.paymentId ?? ''}/refund?instead=${refund.id}`);
  };
  return (
    <>
      <PageHeader
        title={refund.number}
        crumb={{ label: 'Refunds', href: '/refunds' }}
        find={false}
        tags={refund.needsReview ? <NeedsReviewTag /> : null}
        actions={
          <RefundActions
            refund={refund}
            onCancel={() => setCanceling(true)}
            onDespite={() => setDespite(true)}
            onWay={take}
          />
        }
      />
      <RecordBody
        aside={
          <>
            <Section title="History" aside={<ArrivalMark of={refund.arrival} />}>
              <History events={refund.history} of={refund.id} />
            </Section>
            {why === undefined || refund.status === 'canceled' ? null : (
              <Section title={isCard ? 'Why can’t I call it off?' : 'Why can’t I take it back?'}>
                <p className="refund-record-why">{why}</p>
              </Section>
            )}
          </>
        }
      >
        <RecordLead amount={<Amount of={refund.amountMinor} />} tag={<RefundTag of={refund} />}>
          to <Link href={`/customers/${refund.customerId}`}>{refund.customerName}</Link>{' '}
          {byMethodWords[refund.method]}, {printDay(refund.refundedOn, 'full')}
        </RecordLead>
        {contested === undefined ? null : (
          <ReviewNote rows={[{ id: contested.exceptionId, sentence: contested.sentence }]} />
        )}
        <Decided about={refund.decided} />
        <KeptApartNotes says={refund.keptApart} />
        {isCard ? <CardStanding refund={refund} onWay={take} /> : <Standing refund={refund} />}
        <Facts refund={refund} />
        <Parts refund={refund} />
      </RecordBody>
      {canceling ? <CancelDialog refund={refund} onClose={() => setCanceling(false)} /> : null}
      {despite ? <DespiteDialog refund={refund} onClose={() => setDespite(false)} /> : null}
      <WayDialog refund={refund} way={way} onClose={() => setWay(undefined)} />
    </>
  );
}

interface WayDialogProps {
  readonly refund: RefundView;
  readonly way: CardWay | undefined;
  readonly onClose: () => void;
}

function WayDialog({ way, ...props }: WayDialogProps) {
  if (way === 'retry') return <RetryDialog {...props} />;
  if (way === 'keep') return <KeepDialog {...props} />;
  const isSaid = way === 'set-aside' || way === 'take-over';
  return isSaid ? <DecisionDialog way={way} {...props} /> : null;
}

function Facts({ refund }: { readonly refund: RefundView }) {
  const { timeZone, today } = useDesk();
  const { reason, handedOver } = refund;
  return (
    <DefinitionList
      items={[
        {
          term: 'For payment',
          value:
            refund.paymentId === undefined ? (
              outOfWhat(refund)
            ) : (
              <span className="refund-record-payment">
                <Link href={`/payments/${refund.paymentId}`}>{refund.paymentNumber}</Link>
                {refund.paymentMethod === undefined ? null : (
                  <Method method={refund.paymentMethod} />
                )}
              </span>
            ),
        },
        {
          term: isRequested(refund) ? 'To go back as' : 'Given back as',
          value: <Method method={refund.method} reference={refund.card?.name} />,
        },
        {
          term: 'Sent to the bank',
          value: refund.card?.sentOn === undefined ? null : printDay(refund.card.sentOn, 'full'),
        },
        { term: 'Bank’s trace number', value: refund.card?.trace },
        { term: 'Kept by desk', value: refund.card?.keptBy },
        { term: 'In place of', value: linkTo(refund.insteadOf) },
        { term: 'Paid another way by', value: linkTo(refund.insteadBy) },
        {
          term: 'Reference',
          value: (
            <span className="refund-record-reference">
              {refund.reference}
              <CopyButton text={refund.reference} label="Copy the reference" />
            </span>
          ),
        },
        {
          term: 'Reason',
          value: `${reasonWords[reason.code]}${reason.text === undefined ? '' : `: ${reason.text}`}`,
        },
        { term: 'Afterwards', value: outcomeWords[refund.outcome] },
        { term: 'By', value: writtenBy(refund) },
        { term: 'Approved by', value: refund.approvedBy },
        {
          term: 'Handed over',
          value:
            handedOver === undefined
              ? null
              : `${printWhen(handedOver.at, timeZone, today)}, ${handedOver.by}`,
        },
        { term: 'Ticket', value: refund.ticket },
        { term: 'Notes', value: refund.notes },
      ]}
    />
  );
}

/** Money that goes to a card is asked for, and given back once it was sent. */
const isRequested = ({ card, status }: RefundView): boolean =>
  card !== undefined && status !== 'succeeded';

const linkTo = (other: RefundView['insteadOf']) =>
  other === undefined ? null : <Link href={`/refunds/${other.id}`}>{other.number}</Link>;

/** Where the money came from, where no payment of this book is behind it. */
const outOfWhat = ({ original, customerName }: RefundView): string =>
  original === undefined
    ? `Credit of ${customerName}`
    : `${original.number} of another desk, not here yet`;
