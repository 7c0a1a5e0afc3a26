import type { CallValue } from '../../../shared/contract/contract.ts';
import { Figure, Money } from '../../ui/figures.tsx';
import { Method } from '../../ui/method.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { todayWords } from '../../words/today.ts';

type Today = CallValue<'desk.today'>;
type Tender = Today['tenders'][number];

const columns: readonly Column<Tender>[] = [
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
  {
    id: 'net',
    head: todayWords.net,
    kind: 'money',
    width: 112,
    cell: (row) => <Figure of={row.netMinor} dash />,
  },
];

interface TodaysBookProps {
  readonly tenders: readonly Tender[];
  readonly totals: Today['totals'];
}

/** What came in and went out today, tender by tender. */
export const TodaysBook = ({ tenders, totals }: TodaysBookProps) => (
  <Section title={todayWords.book}>
    <SmallTable
      label={todayWords.book}
      columns={columns}
      rows={tenders}
      idOf={(row) => row.method}
      total={{
        method: todayWords.total,
        taken: <Figure of={totals.takenMinor} />,
        refunded: <Figure of={totals.refundedMinor} dash less />,
        net: <Money of={totals.netMinor} />,
      }}
    />
  </Section>
);
