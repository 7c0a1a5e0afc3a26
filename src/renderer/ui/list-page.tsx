import './list-page.css';
import type { ReactNode } from 'react';
import { counted } from '../words/counted.ts';
import { Button } from './button.tsx';
import { Loading, Trouble } from './loading.tsx';
import { PageHeader } from './page-header.tsx';
import { SearchBox } from './search-box.tsx';

/** The rows of a list, as far as they are known. */
interface ListRows<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly trouble: { readonly sentence: string } | undefined;
  readonly more: boolean;
  readonly again: () => void;
}

interface ListPageProps<Row> {
  readonly title: string;
  readonly actions: ReactNode;
  readonly searchLabel: string;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly searchFirst: boolean;
  readonly chips?: ReactNode;
  /** Whether anything narrows the list, so that no rows need not mean an empty book. */
  readonly filtered: boolean;
  readonly onUnfilter: () => void;
  readonly pages: ListRows<Row>;
  readonly noneFits: string;
  readonly empty: ReactNode;
  /** The rows themselves. */
  readonly children: (rows: readonly Row[]) => ReactNode;
  /** What waits beside the rows, and is no row itself. */
  readonly before?: ReactNode;
  /** What all rows come to. */
  readonly totals?: ReactNode;
  /** What can be done with the selected row. */
  readonly bar?: ReactNode;
}

/** A list: its filters, its rows, what can be done with the selected one. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { title, actions, pages, filtered } = props;
  const { rows } = pages;
  const blank = rows?.length === 0 && !filtered;
  return (
    <>
      <PageHeader title={title} actions={blank ? null : actions} />
      {props.before}
      {blank ? null : <ListFilters {...props} />}
      <ListBody {...props} blank={blank} />
      {props.bar}
    </>
  );
}

function ListFilters<Row>(props: ListPageProps<Row>) {
  const { pages, filtered } = props;
  const shown = pages.rows?.length ?? 0;
  return (
    <div className="list-filters" role="search">
      <SearchBox
        label={props.searchLabel}
        value={props.search}
        onChange={props.onSearch}
        autoFocus={props.searchFirst}
      />
      {props.chips}
      {filtered ? (
        <Button kind="quiet" size="small" icon="close" onPress={props.onUnfilter}>
          All
        </Button>
      ) : null}
      <output className="list-count">
        {pages.rows === undefined ? '' : pages.more ? `first ${counted(shown)}` : counted(shown)}
      </output>
    </div>
  );
}

function ListBody<Row>(props: ListPageProps<Row> & { readonly blank: boolean }) {
  const { pages, blank } = props;
  if (pages.rows === undefined) {
    return pages.trouble === undefined ? (
      <Loading what="Reading the book" />
    ) : (
      <Trouble sentence={pages.trouble.sentence} onAgain={pages.again} />
    );
  }
  if (blank) return props.empty;
  if (pages.rows.length === 0) {
    return (
      <div className="list-none" role="status">
        <p>{props.noneFits}</p>
        <Button onPress={props.onUnfilter}>Lift all filters</Button>
      </div>
    );
  }
  return (
    <>
      {pages.trouble === undefined ? null : (
        <Trouble sentence={pages.trouble.sentence} onAgain={pages.again} />
      )}
      {props.children(pages.rows)}
      {props.totals}
    </>
  );
}

interface ActionBarProps {
  readonly number: string;
  readonly words: ReactNode;
  readonly children: ReactNode;
}

/** What can be done with the selected row, each with its key. */
export const ActionBar = ({ number, words, children }: ActionBarProps) => (
  <div className="action-bar" role="toolbar" aria-label={`${number}, what can be done`}>
    <span className="action-bar-number">{number}</span>
    <span className="action-bar-words ellipsis">{words}</span>
    {children}
  </div>
);
