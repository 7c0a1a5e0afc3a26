import { Link } from 'wouter';
import type { Day } from '../../../shared/base/days.ts';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { Matter } from '../../bridge/to-resolve.ts';
import { Figure } from '../../ui/figures.tsx';
import { hrefOf } from '../../ui/places.ts';
import type { Column } from '../../ui/table-parts.tsx';
import { printWhen } from '../../ui/when.ts';
import { calledWords, resolutionWords, toResolveWords } from '../../words/exceptions.ts';

type Row = CallValue<'exceptions.list'>['rows'][number];

/** What is left of it; what was decided about, once nothing is. */
const amountOf = ({ state, decision, figureMinor }: Row): number =>
  state === 'settled' ? (decision?.amountMinor ?? figureMinor) : figureMinor;

/** Who looks after it; who decided, once somebody has. */
const whoseIs = ({ state, decision, owner }: Row): string | undefined =>
  (state === 'settled' ? decision?.by : undefined) ?? owner?.name;

/** Since when it waits; when it was decided, once it is. */
const whenOf = ({ state, decision, sinceAt }: Row): string =>
  (state === 'settled' ? decision?.at : undefined) ?? sinceAt;

const howOf = ({ decision }: Row): string =>
  decision === undefined ? '' : resolutionWords[decision.resolution].title;

const howSettled: Column<Row> = {
  id: 'how',
  head: 'How',
  from: 840,
  width: 156,
  cell: howOf,
  title: howOf,
};

const aboutOf = ({ about, sentence }: Row): string => about?.number ?? sentence;

interface Shown {
  readonly timeZone: string;
  readonly today: Day;
  readonly matters: readonly Matter[];
  readonly showsSettled: boolean;
}

/** What waits for a person: what happened, to what, how much, since when, and whose it is. */
export function exceptionColumns(shown: Shown): readonly Column<Row>[] {
  const { timeZone, today, matters, showsSettled } = shown;
  const hanging = new Set(matters.flatMap(({ others }) => others.map(({ id }) => id)));
  return [
    {
      id: 'kind',
      head: 'What happened',
      width: 256,
      cell: (row) => (
        <Link href={hrefOf('exception', row.id) ?? ''} tabIndex={-1} className="table-name">
          {hanging.has(row.id) ? `↳ ${calledWords(row).word}` : calledWords(row).word}
        </Link>
      ),
      title: (row) => calledWords(row).means,
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
      cell: (row) => (row.counted ? null : <Figure of={amountOf(row)} dash strong />),
    },
    ...(showsSettled ? [howSettled] : []),
    {
      id: 'owner',
      head: showsSettled ? 'Decided by' : 'Looked after by',
      from: 600,
      width: showsSettled ? 116 : 152,
      cell: (row) => whoseIs(row) ?? <span className="faint">{toResolveWords.nobody}</span>,
      title: (row) => whoseIs(row) ?? toResolveWords.nobody,
    },
    {
      id: 'since',
      head: showsSettled ? 'Settled' : 'Since',
      width: 140,
      cell: (row) => <span className="soft">{printWhen(whenOf(row), timeZone, today)}</span>,
    },
  ];
}
