import { Link } from 'wouter';
import type { PaymentView } from '../../../shared/contract/views.ts';
import type { DeskSetting } from '../../ui/desk-context.tsx';
import { Figure } from '../../ui/figures.tsx';
import { Method } from '../../ui/method.tsx';
import { PaymentStands } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { dayOf, printNear, printTime } from '../../ui/when.ts';
import { columnWords } from '../../words/lists.ts';

/** Today's payments show their time, older ones their day. */
function received(row: PaymentView, { timeZone, today }: DeskSetting): string {
  const writtenToday = dayOf(row.at, timeZone) === today && row.receivedOn === today;
  return writtenToday ? printTime(row.at, timeZone) : printNear(row.receivedOn, today);
}

/** The payments as an account book. What was put right has a column where something was. */
export const paymentColumns = (
  desk: DeskSetting,
  isPutRight: boolean,
): readonly Column<PaymentView>[] => [
  ...whoAndWhen(desk),
  ...howMuch,
  ...(isPutRight ? [putRight] : []),
  standing,
];

const whoAndWhen = (desk: DeskSetting): readonly Column<PaymentView>[] => [
  {
    id: 'number',
    head: columnWords.number,
    width: 136,
    cell: (row) => (
      <Link href={`/payments/${row.id}`} tabIndex={-1}>
        {row.number}
      </Link>
    ),
  },
  {
    id: 'received',
    head: columnWords.received,
    width: 96,
    sorted: 'descending',
    cell: (row) => <span className="soft">{received(row, desk)}</span>,
  },
  {
    id: 'customer',
    head: columnWords.customer,
    cell: (row) => row.customerName,
    title: (row) => row.customerName,
  },
  {
    id: 'method',
    head: columnWords.method,
    width: 150,
    from: 1040,
    cell: (row) => <Method method={row.method} reference={row.checkNumber ?? row.reference} />,
    title: (row) => row.checkNumber ?? row.reference ?? '',
  },
  {
    id: 'by',
    head: columnWords.takenBy,
    width: 168,
    from: 1400,
    cell: (row) => (
      <span className="soft">
        {row.by}, {row.deskCode}
      </span>
    ),
    title: (row) => row.by,
  },
];

const howMuch: readonly Column<PaymentView>[] = [
  {
    id: 'amount',
    head: columnWords.amount,
    kind: 'money',
    width: 124,
    cell: (row) => <Figure of={row.amountMinor} />,
  },
  {
    id: 'available',
    head: columnWords.available,
    kind: 'money',
    width: 96,
    cell: (row) => <Figure of={row.availableMinor} dash alarm />,
  },
  {
    id: 'refunded',
    head: columnWords.givenBack,
    kind: 'money',
    width: 104,
    from: 820,
    cell: (row) => <Figure of={row.refundedMinor} dash />,
  },
];

const putRight: Column<PaymentView> = {
  id: 'made-good',
  head: columnWords.putRight,
  kind: 'money',
  width: 104,
  from: 900,
  cell: (row) => <Figure of={row.madeGoodMinor} dash />,
};

const standing: Column<PaymentView> = {
  id: 'status',
  head: columnWords.status,
  width: 164,
  from: 660,
  cell: (row) => <PaymentStands of={row} />,
};
