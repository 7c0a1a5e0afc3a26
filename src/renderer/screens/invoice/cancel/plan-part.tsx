import { formatFigure } from '../../../../shared/money/format.ts';
import { useDesk } from '../../../ui/desk-context.tsx';
import { FieldFoot } from '../../../ui/field.tsx';
import { Money, useMoneyText } from '../../../ui/figures.tsx';
import { MoneyField } from '../../../ui/money-field.tsx';
import { PartRow, PartRows } from '../../../ui/part-rows.tsx';
import { Select } from '../../../ui/select.tsx';
import { wayOfPartWords } from '../../../words/methods.ts';
import type { PlanRow, WayOfPart } from './cancel-draft.ts';
import type { CancelForm } from './use-cancel.ts';

const ways = (Object.keys(wayOfPartWords) as WayOfPart[]).map((value) => ({
  value,
  label: wayOfPartWords[value],
}));

/** How much goes back in all, and of which payment how much and how. */
export function PlanPart({ form }: { readonly form: CancelForm }) {
  const { currency } = useDesk();
  const { rows, draft, trouble, byHand, consequences } = form;
  if (rows.length === 0) {
    return (
      <p className="soft">
        No payment is on it, so no money goes back. Afterwards nothing is due on it.
      </p>
    );
  }
  const isOver = trouble?.kind === 'over-refund';
  // Until somebody writes a sum, the field shows what the plan comes to.
  const sum = consequences === undefined ? '' : formatFigure(consequences.refundedMinor, currency);
  const total = draft.total === '' || byHand ? sum : draft.total;
  return (
    <>
      <MoneyField
        label="Give back in all"
        hint="larger payments first"
        help={byHand ? 'Changed by hand below. A new sum here is spread anew.' : undefined}
        value={total}
        onChange={(text) => {
          if (text !== total) form.writeTotal(text);
        }}
        issue={
          isOver && !byHand ? (
            <button
              type="button"
              className="cure"
              onClick={() => form.edit({ total: '', texts: null, ways: {} })}
            >
              Use all of it
            </button>
          ) : undefined
        }
      />
      <div>
        <PartRows label="The plan, payment by payment" heads={['How', 'Amount']}>
          {rows.map((row) => (
            <Part key={row.paymentId} form={form} row={row} />
          ))}
        </PartRows>
        <FieldFoot id="cancel-plan-words" issue={isOver ? trouble.sentence : undefined} />
      </div>
    </>
  );
}

interface PartProps {
  readonly form: CancelForm;
  readonly row: PlanRow;
}

function Part({ form, row }: PartProps) {
  const { currency } = useDesk();
  const money = useMoneyText();
  const { draft, trouble } = form;
  const { paymentId, paymentNumber } = row;
  const way = draft.ways[paymentId] ?? (row.method === 'card' ? 'cash' : row.method);
  const isOver = form.byHand && trouble?.kind === 'over-refund' && trouble.number === paymentNumber;
  return (
    <PartRow title={paymentNumber} aside={<>paid {money(row.amountMinor)} of it</>}>
      <Select
        label={`How ${paymentNumber} goes back`}
        labelHidden
        value={way}
        onChange={(chosen) => form.edit({ ways: { ...draft.ways, [paymentId]: chosen } })}
        options={ways}
      />
      {way === 'stays' ? (
        <p className="cancel-stays">stays available</p>
      ) : (
        <MoneyField
          label={`Amount of ${paymentNumber}`}
          labelHidden
          size="row"
          value={form.shown(paymentId)}
          onChange={(text) => form.writePart(paymentId, text)}
          issue={
            isOver ? (
              <button
                type="button"
                className="cure"
                onClick={() =>
                  form.writePart(paymentId, formatFigure(trouble.refundableMinor, currency))
                }
              >
                Use <Money of={trouble.refundableMinor} />
              </button>
            ) : undefined
          }
        />
      )}
    </PartRow>
  );
}
