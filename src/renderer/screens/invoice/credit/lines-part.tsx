import { formatFigure } from '../../../../shared/money/format.ts';
import type { InvoiceLineView } from '../../../../shared/contract/views.ts';
import { useDesk } from '../../../ui/desk-context.tsx';
import { FieldFoot } from '../../../ui/field.tsx';
import { Money, useIsNothing, useMoneyText } from '../../../ui/figures.tsx';
import { MoneyField } from '../../../ui/money-field.tsx';
import { PartRow, PartRows } from '../../../ui/part-rows.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type LineTexts, noLineTexts, readQuantity } from './credit-draft.ts';
import type { CreditForm } from './use-credit.ts';

/** The lines of the invoice, each with the quantity or the amount that is taken back of it. */
export function LinesPart({ form }: { readonly form: CreditForm }) {
  const { invoice, pressed, draft, trouble } = form;
  const nothing = Object.values(draft.lines).every(
    ({ quantity, amount }) => quantity.trim() === '' && amount.trim() === '',
  );
  const elsewhere =
    trouble?.kind === 'over-line' || trouble?.kind === 'invalid-input'
      ? trouble.sentence
      : undefined;
  const missing = pressed && nothing ? 'Write a quantity or an amount beside a line.' : undefined;
  return (
    <div>
      <PartRows label="Taken back of each line" heads={['Quantity', 'Amount, with tax']}>
        {invoice.lines.map((line, index) => (
          // A line has no name of its own but its place, which never changes.
          <Line key={index} form={form} line={line} place={index + 1} />
        ))}
      </PartRows>
      <FieldFoot id="credit-lines-words" issue={missing ?? elsewhere} />
    </div>
  );
}

interface LineProps {
  readonly form: CreditForm;
  readonly line: InvoiceLineView;
  readonly place: number;
}

function Line({ form, line, place }: LineProps) {
  const isNothing = useIsNothing();
  const left = line.leftMinor;
  const title = `${String(place)}. ${line.description}`;
  if (left !== undefined && isNothing(left)) {
    return <PartRow title={title} foot="All of it was credited already." />;
  }
  return (
    <PartRow
      title={title}
      aside={left === undefined ? null : <All form={form} place={place} leftMinor={left} />}
      foot={<Tax form={form} place={place} />}
    >
      <Fields form={form} line={line} place={place} />
    </PartRow>
  );
}

function useTexts(form: CreditForm, place: number) {
  const texts = form.draft.lines[place] ?? noLineTexts;
  const write = (next: LineTexts) => form.edit({ lines: { ...form.draft.lines, [place]: next } });
  return { texts, write };
}

/** What is left of the line, and the press that takes all of it. */
function All({ form, place, leftMinor }: Omit<LineProps, 'line'> & { leftMinor: number }) {
  const { currency } = useDesk();
  const money = useMoneyText();
  const { write } = useTexts(form, place);
  return (
    <button
      type="button"
      className="cure"
      aria-label={`Take all ${money(leftMinor)} of line ${String(place)}`}
      onClick={() => write({ quantity: '', amount: formatFigure(leftMinor, currency) })}
    >
      all {money(leftMinor)}
    </button>
  );
}

function Fields({ form, line, place }: LineProps) {
  const { currency } = useDesk();
  const { texts, write } = useTexts(form, place);
  const { trouble } = form;
  const taken = form.consequences?.lines.find((one) => one.line === place);
  const byQuantity = texts.quantity.trim() !== '';
  const made = byQuantity && taken !== undefined ? formatFigure(taken.amountMinor, currency) : '';
  const shown = byQuantity ? made : texts.amount;
  const isOver = trouble?.kind === 'over-line' && trouble.line === place;
  const unread = byQuantity && readQuantity(texts.quantity) === null;
  return (
    <>
      <TextField
        label={`Quantity of line ${String(place)}`}
        labelHidden
        placeholder={`of ${String(line.quantity)}`}
        value={texts.quantity}
        onChange={(quantity) => write({ quantity, amount: '' })}
        issue={unread ? 'At most 3 decimals.' : undefined}
      />
      <MoneyField
        label={`Amount of line ${String(place)}`}
        labelHidden
        size="row"
        value={shown}
        onChange={(amount) => {
          if (amount !== shown) write({ quantity: '', amount });
        }}
        issue={
          isOver ? (
            <button
              type="button"
              className="cure"
              onClick={() =>
                write({ quantity: '', amount: formatFigure(trouble.leftMinor, currency) })
              }
            >
              Use <Money of={trouble.leftMinor} />
            </button>
          ) : undefined
        }
      />
    </>
  );
}

/** How much of what is taken is tax. */
function Tax({ form, place }: Omit<LineProps, 'line'>) {
  const taken = form.consequences?.lines.find((one) => one.line === place);
  if (taken === undefined) return null;
  return (
    <>
      <Money of={taken.netMinor} /> and <Money of={taken.taxMinor} /> tax
    </>
  );
}
