import type { CallValue } from '../../../shared/contract/contract.ts';
import { Figure, Money, TotalRow, useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { Method } from '../../ui/method.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { todayWords } from '../../words/today.ts';

type Today = CallValue<'desk.today'>;
type Tender = Today['tenders'][number];

/** What was put right has a column where something was. */
const columnsFor = (isPutRight: boolean): readonly Column<Tender>[] => [
  { id: 'method', head: todayWords.tender, cell: (row) => <Method method={row.method} /> },
  {
    id: 'taken',
    head: todayWords.taken,
    kind: 'right',
    width: 106,
    cell: (row) => <Figure of={row.takenMinor} dash />,
  },
  {
    id: 'refunded',
    head: todayWords.refunded,
    kind: 'money',
    width: 106,
    cell: (row) => <Figure of={row.refundedMinor} dash less />,
  },
  ...(isPutRight
    ? [
        {
          id: 'put-right',
          head: todayWords.putRight,
          kind: 'money' as const,
          width: 106,
          cell: (row: Tender) => <Figure of={row.putRightMinor} dash />,
        },
      ]
    : []),
  {
    id: 'net',
    head: todayWords.net,
    kind: 'money',
    width: 112,
    cell: (row) => <Figure of={row.netMinor} dash />,
  },
];

/** What came in and went out today, tender by tender. */
export function TodaysBook({ today }: { readonly today: Today }) {
  const { tenders, totals, drawer } = today;
  const isNothing = useIsNothing();
  const isPutRight = tenders.some((tender) => !isNothing(tender.putRightMinor));
  return (
    <Section title={todayWords.book} aside={drawer === undefined ? undefined : todayWords.allDesks}>
      <SmallTable
        label={todayWords.book}
        columns={columnsFor(isPutRight)}
        rows={tenders}
        idOf={(row) => row.method}
        total={{
          method: todayWords.total,
          taken: <Figure of={totals.takenMinor} />,
          refunded: <Figure of={totals.refundedMinor} dash less />,
          'put-right': <Figure of={totals.putRightMinor} dash />,
          net: <Money of={totals.netMinor} />,
        }}
      />
      {drawer === undefined ? null : (
        <TotalRow label={todayWords.drawer} amountMinor={drawer.netMinor} />
      )}
      <NotHandedOver today={today} />
      {isPutRight ? <p className="todays-book-why">{todayWords.putRightWhy}</p> : null}
    </Section>
  );
}

/** [V64] What the book has given out already, and is still here. */
function NotHandedOver({ today: { notHandedOverMinor, drawer } }: { readonly today: Today }) {
  const isNothing = useIsNothing();
  const money = useMoneyText();
  if (isNothing(notHandedOverMinor)) return null;
  const ownMinor = drawer?.notHandedOverMinor ?? 0;
  return (
    <p className="todays-book-why">
      {todayWords.notHandedOver(money(notHandedOverMinor))}
      {isNothing(ownMinor) ? null : ` ${todayWords.stillInDrawer(money(ownMinor))}`}
    </p>
  );
}
