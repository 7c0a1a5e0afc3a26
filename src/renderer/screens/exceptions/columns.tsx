import { Link } from 'wouter';
import type { Day } from '../../../shared/base/days.ts';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { Figure } from '../../ui/figures.tsx';
import { hrefOf } from '../../ui/places.ts';
import type { Column } from '../../ui/table-parts.tsx';
import { printWhen } from '../../ui/when.ts';
import { exceptionWords, toResolveWords } from '../../words/exceptions.ts';

type Row = CallValue<'exceptions.list'>['rows'][number];

const aboutOf = ({ about, sentence }: Row): string => about?.number ?? sentence;

/** What waits for a person: what happened, to what, how much, since when, and whose it is. */
export const exceptionColumns = (timeZone: string, today: Day): readonly Column<Row>[] => [
  {
    id: 'kind',
    head: 'What happened',
    width: 216,
    cell: (row) => (
      <Link href={hrefOf('exception', row.id) ?? ''} tabIndex={-1} className="table-name">
        {exceptionWords[row.kind].word}
      </Link>
    ),
    title: (row) => exceptionWords[row.kind].means,
  },
  { id: 'about', head: 'To what', cell: aboutOf, title: aboutOf },
  {
    id: 'customer',
    head: 'Customer',
    from: 720,
    cell: (row) => row.customerName ?? '',
    title: (row) => row.customerName ?? '',
  },
  {
    id: 'figure',
    head: 'Amount',
    kind: 'money',
    width: 120,
    cell: (row) => (row.counted ? null : <Figure of={row.figureMinor} dash strong />),
  },
  {
    id: 'owner',
    head: 'Looked after by',
    from: 600,
    width: 152,
    cell: (row) =>
      row.owner === undefined ? (
        <span className="faint">{toResolveWords.nobody}</span>
      ) : (
        row.owner.name
      ),
    title: (row) => row.owner?.name ?? toResolveWords.nobody,
  },
  {
    id: 'since',
    head: 'Since',
    width: 140,
    cell: (row) => <span className="soft">{printWhen(row.sinceAt, timeZone, today)}</span>,
  },
];
