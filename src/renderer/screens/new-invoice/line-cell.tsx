import { formatFigure } from '../../../shared/money/format.ts';
import { parseMoney } from '../../../shared/money/parse.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import type { LineDraft } from './invoice-draft.ts';
import type { LineField, LineIssue } from './read-line.ts';

interface LineCellProps {
  readonly line: LineDraft;
  readonly place: string;
  readonly field: LineField;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly issue: LineIssue | undefined;
  readonly onChange: (part: Partial<LineDraft>) => void;
}

/** One field of a line. It has no frame of its own: the rules of the book are its frame. */
export function LineCell({
  line,
  place,
  field,
  label,
  placeholder,
  issue,
  onChange,
}: LineCellProps) {
  const { currency } = useDesk();
  const value = line[field];
  const words = field === 'description';
  const settle = () => {
    if (field !== 'price') return;
    // A price may be a sum; leaving the field writes out what it made.
    const typed = parseMoney(value, currency);
    const made = typed.ok ? formatFigure(typed.value.amountMinor, currency) : value;
    if (made !== value) onChange({ price: made });
  };
  return (
    <td className={words ? 'lines-cell' : 'lines-cell cell-ruled cell-right'}>
      <input
        aria-label={`${label}, line ${place}`}
        aria-invalid={issue?.field === field ? true : undefined}
        data-field={field}
        autoComplete="off"
        spellCheck={words}
        inputMode={words ? 'text' : 'decimal'}
        maxLength={words ? 300 : 100}
        placeholder={placeholder}
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange({ [field]: event.target.value })}
        onBlur={settle}
      />
    </td>
  );
}
