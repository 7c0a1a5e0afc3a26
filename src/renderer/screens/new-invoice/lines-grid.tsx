import './lines.css';
import { Fragment, type KeyboardEvent, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Figure } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { LineDraft } from './invoice-draft.ts';
import { LineCell } from './line-cell.tsx';
import { LinesHead } from './lines-head.tsx';
import type { LineIssue } from './read-line.ts';
import type { LineView } from './use-lines.ts';

interface LinesGridProps {
  readonly views: readonly LineView[];
  readonly onChange: (id: string, part: Partial<LineDraft>) => void;
  readonly onRemove: (id: string) => void;
  /** Whether it was confirmed, so that what is missing may be said. */
  readonly pressed: boolean;
  /** What the desk said against a line, by its place among the written ones. */
  readonly refusalAt: (index: number) => LineIssue | undefined;
  /** Enter on the empty line at the foot: there is nothing more to write. */
  readonly onEnd: () => void;
}

const columns = 4;

/** Where a key leads within the grid: Enter to the next field, the arrows up and down a column. */
function move(grid: HTMLElement, event: KeyboardEvent, onEnd: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const fields = [...grid.querySelectorAll<HTMLInputElement>('input')];
  const at = fields.indexOf(event.target);
  const next = fields[at + by];
  const last = at >= fields.length - columns;
  if (event.key === 'Enter' && last && event.target.value.trim() === '') onEnd();
  else next?.focus();
}

/** The lines of an invoice as one writes them in a book: from field to field with Enter. */
export function LinesGrid(props: LinesGridProps) {
  const { views, onChange, onRemove, pressed, refusalAt, onEnd } = props;
  const grid = useRef<HTMLTableElement>(null);
  return (
    <table
      ref={grid}
      className="table table-inset lines"
      onKeyDown={(event) => {
        if (grid.current !== null) move(grid.current, event, onEnd);
      }}
    >
      <caption className="hidden-words">Lines</caption>
      <LinesHead />
      <tbody>
        {views.map((view, index) => (
          <Row
            key={view.line.id}
            view={view}
            index={index}
            issue={refusalAt(index) ?? (pressed ? (view.issue ?? undefined) : undefined)}
            onChange={onChange}
            onRemove={onRemove}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly view: LineView;
  readonly index: number;
  readonly issue: LineIssue | undefined;
  readonly onChange: LinesGridProps['onChange'];
  readonly onRemove: LinesGridProps['onRemove'];
}

function Row({ view: { line, blank, netMinor }, index, issue, onChange, onRemove }: RowProps) {
  const place = String(index + 1);
  const cell = {
    line,
    place,
    issue,
    onChange: (part: Partial<LineDraft>) => onChange(line.id, part),
  };
  return (
    <Fragment>
      <tr data-issue={issue === undefined ? undefined : ''}>
        <th scope="row">{place}</th>
        <LineCell {...cell} field="description" label="Description" />
        <LineCell {...cell} field="quantity" label="Quantity" placeholder={blank ? '' : '1'} />
        <LineCell {...cell} field="price" label="Each" />
        <LineCell {...cell} field="tax" label="Tax %" placeholder={blank ? '' : '–'} />
        <td className="cell-ruled cell-right">
          {netMinor === undefined || blank ? null : <Figure of={netMinor} />}
        </td>
        <td>
          {blank ? null : (
            <Button
              kind="quiet"
              size="small"
              icon="remove"
              label={`Remove line ${place}`}
              onPress={() => onRemove(line.id)}
            />
          )}
        </td>
      </tr>
      {issue === undefined ? null : (
        <tr className="lines-issue">
          <td />
          <td colSpan={6}>
            <span className="field-issue" role="alert">
              <Icon name="warning" size={14} />
              {issue.sentence}
            </span>
          </td>
        </tr>
      )}
    </Fragment>
  );
}
