import { useState } from 'react';
import { Link } from 'wouter';
import type { PaymentView } from '../../../shared/contract/views.ts';
import { useToResolve } from '../../bridge/to-resolve.ts';
import { ArrivalMark } from '../../ui/arrival-mark.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Amount, Money, useIsNothing } from '../../ui/figures.tsx';
import { History } from '../../ui/history.tsx';
import { Method } from '../../ui/method.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RecordBody, RecordLead } from '../../ui/record.tsx';
import { ReviewNote } from '../../ui/review-note.tsx';
import { Section } from '../../ui/section.tsx';
import { NeedsReviewTag, PaymentTag } from '../../ui/status-tag.tsx';
import { printDay } from '../../ui/when.ts';
import { chargedByWords } from '../../words/cards.ts';
import { checkWords } from '../../words/methods.ts';
import { AppliedTo } from './applied-to.tsx';
import { AtTheBank } from './at-the-bank.tsx';
import { ChargePart } from './charge/charge-part.tsx';
import { PaymentActions } from './payment-actions.tsx';
import { RefundsOf } from './refunds-of.tsx';
import { type Undoing, UndoingDialog } from './undoing-dialog.tsx';
import { writtenBy } from '../../words/written-by.ts';

interface PaymentPageProps {
  readonly payment: PaymentView;
  /** Whether a sheet stands beside it, which then has all the actions. */
  readonly beside: boolean;
}

/** The record of a payment. */
export function PaymentPage({ payment, beside }: PaymentPageProps) {
  const [undoing, setUndoing] = useState<Undoing>();
  const waiting = useToResolve({ paymentId: payment.id }, payment.needsReview);
  return (
    <>
      <PageHeader
        title={payment.number}
        crumb={{ label: 'Payments', href: '/payments' }}
        find={false}
        tags={beside || !payment.needsReview ? null : <NeedsReviewTag />}
        actions={
          beside ? null : (
            <PaymentActions
              payment={payment}
              onReverse={() => setUndoing('reverse')}
              onBounce={() => setUndoing('bounce')}
            />
          )
        }
      />
      <RecordBody
        aside={
          <Section title="History" aside={<ArrivalMark of={payment.arrival} />}>
            <History events={payment.history} of={payment.id} />
          </Section>
        }
      >
        <RecordLead amount={<Amount of={payment.amountMinor} />} tag={<PaymentTag of={payment} />}>
          from <Link href={`/customers/${payment.customerId}`}>{payment.customerName}</Link>,{' '}
          {printDay(payment.receivedOn, 'full')}
        </RecordLead>
        <ReviewNote rows={waiting} />
        {beside ? null : <ChargePart payment={payment} />}
        <Facts payment={payment} />
        <AppliedTo payment={payment} />
        <RefundsOf paymentId={payment.id} />
        <AtTheBank card={payment.card} />
      </RecordBody>
      {undoing === undefined ? null : (
        <UndoingDialog payment={payment} undoing={undoing} onClose={() => setUndoing(undefined)} />
      )}
    </>
  );
}

const chargedHow = ({ charge }: PaymentView) =>
  charge === undefined
    ? null
    : `${chargedByWords[charge.via]}${charge.reader === undefined ? '' : `, ${charge.reader}`}`;

/** Nothing on its way is called given back: it is requested. */
function GivenBack({ payment }: { readonly payment: PaymentView }) {
  const isNothing = useIsNothing();
  const isOnTheWay = !isNothing(payment.reservedMinor);
  return (
    <>
      <Money of={payment.refundedMinor} /> of <Money of={payment.amountMinor} />
      {isNothing(payment.madeGoodMinor) ? null : (
        <>
          {', '}
          <Money of={payment.madeGoodMinor} /> of it put right
        </>
      )}
      {isOnTheWay ? (
        <>
          {'; '}
          <Money of={payment.reservedMinor} /> requested, not given back yet
        </>
      ) : null}
    </>
  );
}

const Facts = ({ payment }: { readonly payment: PaymentView }) => (
  <DefinitionList
    items={[
      {
        term: 'Method',
        value: (
          <Method
            method={payment.method}
            reference={payment.card?.name ?? payment.checkNumber ?? payment.reference}
          />
        ),
      },
      { term: 'Charged', value: chargedHow(payment) },
      { term: 'Bank', value: payment.bank },
      { term: 'The check', value: payment.check === undefined ? null : checkWords[payment.check] },
      {
        term: 'Laid down',
        value:
          payment.tenderedMinor === undefined || payment.changeMinor === undefined ? null : (
            <>
              <Money of={payment.tenderedMinor} />, <Money of={payment.changeMinor} /> change given
            </>
          ),
      },
      { term: 'Taken by', value: writtenBy(payment) },
      {
        term: 'Given back',
        value: <GivenBack payment={payment} />,
      },
    ]}
  />
);
