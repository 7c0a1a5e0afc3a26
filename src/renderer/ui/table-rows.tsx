import { type Column, TableCells } from './table-parts.tsx';

interface TableRowsProps<Row> {
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** The places of the rows in sight. */
  readonly inSight: readonly number[];
  readonly selected: number;
  /** How high what lies above and below the rows in sight would be. */
  readonly above: number;
  readonly below: number;
  readonly onSelect: (row: Row) => void;
  readonly onOpen: (row: Row) => void;
}

/** The rows in sight, between two spacers that stand for the others. */
export const TableRows = <Row,>(props: TableRowsProps<Row>) => {
  const { id, columns, rows, idOf, inSight, selected, onSelect, onOpen } = props;
  return (
    <tbody>
      <Spacer height={props.above} />
      {inSight.map((index) => {
        const row = rows[index];
        return row === undefined ? null : (
          <tr
            key={idOf(row)}
            id={`${id}-${String(index)}`}
            aria-rowindex={index + 2}
            aria-selected={index === selected}
            onClick={() => onSelect(row)}
            onDoubleClick={() => onOpen(row)}
          >
            <TableCells columns={columns} row={row} />
          </tr>
        );
      })}
      <Spacer height={props.below} />
    </tbody>
  );
};

/** Stands for the rows out of sight. */
const Spacer = ({ height }: { readonly height: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden className="table-spacer">
      <td style={{ height }} />
    </tr>
  );
