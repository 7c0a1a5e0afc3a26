import type { PaymentView } from '../../../shared/contract/views.ts';
import { Figure } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printDay } from '../../ui/when.ts';
import { disputeStageWords, outsideStatusWords } from '../../words/cards.ts';

type Card = NonNullable<PaymentView['card']>;
type Dispute = Card['disputes'][number];
type Outside = Card['outsideRefunds'][number];
type Evidence = NonNullable<Card['evidence']>[number];

/** What happened to a payment by card past this book: at the customer's bank, and at Stripe itself. */
export function AtTheBank({ card }: { readonly card: Card | undefined }) {
  if (card === undefined) return null;
  const { disputes, outsideRefunds, evidence = [] } = card;
  return (
    <>
      {disputes.length === 0 ? null : (
        <Section title="At the customer’s bank">
          <SmallTable
            label="Disputes about this payment"
            columns={disputeColumns}
            rows={disputes}
            idOf={(row) => row.object}
          />
          {disputes.map((row) => (
            <p key={row.object} className="payment-bank-says">
              {row.sentence}
            </p>
          ))}
        </Section>
      )}
      {outsideRefunds.length === 0 ? null : (
        <Section title="Given back at Stripe, not here">
          <SmallTable
            label="Refunds of this payment made at Stripe"
            columns={outsideColumns}
            rows={outsideRefunds}
            idOf={(row) => row.object}
          />
        </Section>
      )}
      {evidence.length === 0 ? null : (
        <Section title="What vouches for money given back another way">
          <SmallTable
            label="What vouches for it"
            columns={evidenceColumns}
            rows={evidence}
            idOf={(row) => row.at}
          />
        </Section>
      )}
    </>
  );
}

const amount = {
  id: 'amount',
  head: 'Amount',
  kind: 'money',
  width: 104,
  cell: (row: { readonly amountMinor: number }) => <Figure of={row.amountMinor} />,
} as const;

const disputeColumns: readonly Column<Dispute>[] = [
  { id: 'stage', head: 'Standing', cell: (row) => disputeStageWords[row.stage] },
  { id: 'since', head: 'Since', width: 96, from: 460, cell: (row) => printDay(row.since, 'short') },
  {
    id: 'answer',
    head: 'Answer by',
    width: 112,
    cell: (row) => (row.answerBy === undefined ? '–' : printDay(row.answerBy, 'short')),
  },
  amount,
];

const outsideColumns: readonly Column<Outside>[] = [
  { id: 'status', head: 'Standing', cell: (row) => outsideStatusWords[row.status] },
  { id: 'since', head: 'On', width: 96, cell: (row) => printDay(row.since, 'short') },
  amount,
];

const evidenceColumns: readonly Column<Evidence>[] = [
  { id: 'note', head: 'What', cell: (row) => row.note },
  { id: 'by', head: 'Vouched by', width: 144, from: 460, cell: (row) => row.by },
  amount,
];
