import './table.css';
import { type ReactNode, useRef } from 'react';
import {
  cellClass,
  type Column,
  fitting,
  TableCells,
  TableHead,
  TableWidths,
} from './table-parts.tsx';
import { useWidth } from './use-width.ts';

interface SmallTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** Cells of the total, by column; the row stands over a double rule. */
  readonly total?: Readonly<Record<string, ReactNode>> | undefined;
  /** Said in place of rows where there are none. */
  readonly none?: string | undefined;
  readonly tight?: boolean | undefined;
}

/** The few rows that belong to a record, in full, as wide as the place they stand in. */
export function SmallTable<Row>(props: SmallTableProps<Row>) {
  const place = useRef<HTMLDivElement>(null);
  const columns = fitting(props.columns, useWidth(place));
  return (
    <div ref={place} className="table-place">
      <table className="table table-inset" data-tight={props.tight === true ? '' : undefined}>
        <caption className="hidden-words">{props.label}</caption>
        <TableWidths columns={columns} />
        <TableHead columns={columns} />
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.idOf(row)}>
              <TableCells columns={columns} row={row} />
            </tr>
          ))}
          {props.rows.length === 0 && props.none !== undefined ? (
            <tr className="table-none">
              <td colSpan={columns.length}>{props.none}</td>
            </tr>
          ) : null}
        </tbody>
        <TableTotal columns={columns} total={props.total} />
      </table>
    </div>
  );
}

interface TableTotalProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly total: Readonly<Record<string, ReactNode>> | undefined;
}

/** The words of the total run over the columns up to the first figure. */
function TableTotal<Row>({ columns, total }: TableTotalProps<Row>) {
  if (total === undefined) return null;
  const [first] = columns;
  const upTo = columns.findIndex((column, index) => index > 0 && total[column.id] !== undefined);
  const span = upTo === -1 ? columns.length : upTo;
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={span}>
          {first === undefined ? null : total[first.id]}
        </th>
        {columns.slice(span).map((column, index) => (
          <td key={column.id} className={cellClass(columns, span + index)}>
            {total[column.id]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
