import type { ReactNode } from 'react';

/** One column of an account book. */
export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  /** The head is there for those who can't see what stands below it. */
  readonly headHidden?: boolean | undefined;
  readonly cell: (row: Row) => ReactNode;
  /** In pixels; the columns without one share what is left. */
  readonly width?: number | undefined;
  /** `money` stands right in a ruled column, `right` stands right only. */
  readonly kind?: 'text' | 'money' | 'right' | undefined;
  /** The whole text, for a cell that may be cut short. */
  readonly title?: ((row: Row) => string) | undefined;
  /** The column gives way while the table is narrower than this. */
  readonly from?: number | undefined;
  /** Which way the rows are sorted by it. */
  readonly sorted?: 'ascending' | 'descending' | undefined;
}

/** The columns that fit into a table as wide as this. */
export const fitting = <Row,>(columns: readonly Column<Row>[], width: number) =>
  columns.filter((column) => column.from === undefined || width >= column.from);

/** Rules stand on both sides of money, also where the next column is text. */
export function cellClass<Row>(columns: readonly Column<Row>[], index: number): string | undefined {
  const kind = columns[index]?.kind;
  const ruled = kind === 'money' || columns[index - 1]?.kind === 'money';
  const right = kind === 'money' || kind === 'right';
  const classes = [ruled ? 'cell-ruled' : '', right ? 'cell-right' : ''].filter(
    (name) => name !== '',
  );
  return classes.length === 0 ? undefined : classes.join(' ');
}

interface ColumnsProps<Row> {
  readonly columns: readonly Column<Row>[];
}

export const TableWidths = <Row,>({ columns }: ColumnsProps<Row>) => (
  <colgroup>
    {columns.map((column) => (
      <col key={column.id} style={column.width === undefined ? {} : { width: column.width }} />
    ))}
  </colgroup>
);

export const TableHead = <Row,>({ columns }: ColumnsProps<Row>) => (
  <thead>
    <tr>
      {columns.map((column, index) => (
        <th
          key={column.id}
          scope="col"
          className={cellClass(columns, index)}
          aria-sort={column.sorted}
        >
          {column.headHidden === true ? (
            <span className="hidden-words">{column.head}</span>
          ) : (
            column.head
          )}
        </th>
      ))}
    </tr>
  </thead>
);

interface CellsProps<Row> extends ColumnsProps<Row> {
  readonly row: Row;
}

/** The cells of one row; the first names the row. */
export const TableCells = <Row,>({ columns, row }: CellsProps<Row>) =>
  columns.map((column, index) => {
    const about = { className: cellClass(columns, index), title: column.title?.(row) };
    return index === 0 ? (
      <th key={column.id} scope="row" {...about}>
        {column.cell(row)}
      </th>
    ) : (
      <td key={column.id} {...about}>
        {column.cell(row)}
      </td>
    );
  });
