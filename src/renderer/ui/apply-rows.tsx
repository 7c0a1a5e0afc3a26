import './apply-rows.css';
import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'wouter';
import { formatFigure, formatMoney } from '../../shared/money/format.ts';
import { useDesk } from './desk-context.tsx';
import { FieldFoot } from './field.tsx';
import { Figure } from './figures.tsx';
import { MoneyField } from './money-field.tsx';
import { Note } from './note.tsx';
import { hrefOf } from './places.ts';
import { SmallTable } from './small-table.tsx';
import type { Column } from './table-parts.tsx';
import { printDay } from './when.ts';

/** An open invoice that money may be put to. */
export interface ApplyRow {
  readonly invoiceId: string;
  readonly number: string;
  readonly dueOn: string;
  readonly dueMinor: number;
  /** What contradicts about it: no more than this is put to it until that is decided. */
  readonly inDoubt?:
    | { readonly exceptionId: string; readonly sentence: string; readonly askMinor: number }
    | undefined;
}

/** Why an amount can't be put to an invoice, and the amount that can. */
export interface ApplyIssue {
  readonly sentence: string;
  readonly insteadMinor?: number | undefined;
}

interface ApplyRowsProps {
  readonly rows: readonly ApplyRow[];
  /** What is put to each invoice, as typed. */
  readonly texts: Readonly<Record<string, string>>;
  readonly onText: (invoiceId: string, text: string) => void;
  readonly issues?: Readonly<Record<string, ApplyIssue>> | undefined;
  /** The row whose field takes the focus. */
  readonly focusId?: string | undefined;
  readonly none: string;
  /** What then is left over, where the desk has said so. */
  readonly leftMinor?: number | undefined;
}

/** Enter and the arrows go from field to field down the column, as on paper. */
function step(list: HTMLElement | null, event: KeyboardEvent): void {
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.ctrlKey || event.metaKey || list === null) return;
  const fields = [...list.querySelectorAll<HTMLInputElement>('tbody input')];
  const next = fields[fields.findIndex((field) => field === event.target) + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Open invoices, oldest due first, with a field for what is put to each. */
export function ApplyRows(props: ApplyRowsProps) {
  const { rows, texts, onText, issues = {}, focusId, none, leftMinor } = props;
  const list = useRef<HTMLDivElement>(null);
  const columns: readonly Column<ApplyRow>[] = [
    {
      id: 'number',
      head: 'Invoice',
      cell: (row) => <Link href={`/invoices/${row.invoiceId}`}>{row.number}</Link>,
    },
    {
      id: 'due-on',
      head: 'Due on',
      width: 96,
      from: 420,
      cell: (row) => printDay(row.dueOn, 'short'),
    },
    {
      id: 'due',
      head: 'Due',
      kind: 'money',
      width: 104,
      cell: (row) => <Figure of={row.inDoubt?.askMinor ?? row.dueMinor} />,
    },
    {
      id: 'apply',
      head: 'Apply',
      kind: 'money',
      width: 148,
      cell: (row) => (
        <MoneyField
          label={`Apply to ${row.number}`}
          labelHidden
          size="row"
          value={texts[row.invoiceId] ?? ''}
          onChange={(text) => onText(row.invoiceId, text)}
          issue={
            issues[row.invoiceId] === undefined ? undefined : (
              <Instead
                issue={issues[row.invoiceId]}
                onUse={(text) => onText(row.invoiceId, text)}
              />
            )
          }
          autoFocus={row.invoiceId === focusId}
        />
      ),
    },
  ];
  return (
    <div ref={list} className="apply-rows" onKeyDown={(event) => step(list.current, event)}>
      <SmallTable
        label="Open invoices"
        columns={columns}
        rows={rows}
        idOf={(row) => row.invoiceId}
        none={none}
        total={
          leftMinor === undefined
            ? undefined
            : { number: 'Stays unapplied', apply: <Figure of={leftMinor} strong /> }
        }
      />
      <Doubts rows={rows} />
      <FieldFoot id="apply-rows-words" issue={Object.values(issues)[0]?.sentence} />
    </div>
  );
}

/** [V30] Why less is asked for than stands in the book, and the way to where that is decided. */
function Doubts({ rows }: Pick<ApplyRowsProps, 'rows'>) {
  const { currency } = useDesk();
  const doubts = rows.flatMap(({ inDoubt, ...row }) =>
    inDoubt === undefined ? [] : [{ ...row, ...inDoubt }],
  );
  if (doubts.length === 0) return null;
  return (
    <Note kind="warning" title="In doubt.">
      {doubts.map(({ invoiceId, number, sentence, askMinor, exceptionId }) => (
        <span key={invoiceId} className="note-line">
          {sentence} Until that is decided, no more than {formatMoney(askMinor, currency)} is put to{' '}
          {number}. <Link href={hrefOf('exception', exceptionId) ?? ''}>See both entries</Link>
        </span>
      ))}
    </Note>
  );
}

interface InsteadProps {
  readonly issue: ApplyIssue | undefined;
  readonly onUse: (text: string) => void;
}

/** Beside the field stands only what to do; the whole sentence has room below the rows. */
function Instead({ issue, onUse }: InsteadProps) {
  const { currency } = useDesk();
  const insteadMinor = issue?.insteadMinor;
  if (insteadMinor === undefined) return 'See below.';
  return (
    <button
      type="button"
      className="cure"
      onClick={() => onUse(formatFigure(insteadMinor, currency))}
    >
      Use {formatMoney(insteadMinor, currency)}
    </button>
  );
}
