import { Amount, ChangeRow, Money, useIsNothing, useMoneyText } from '../../../ui/figures.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Slip } from '../../../ui/slip.tsx';
import { WarningNote } from '../../../ui/warning-note.tsx';
import { changesByWords } from '../../../words/methods.ts';
import type { Preview } from './use-refund.ts';

interface ConsequencesProps {
  readonly preview: Preview;
  /** It is of what stood in the form a moment ago. */
  readonly former: boolean;
}

/** Everything that a refund does, before it is confirmed. */
export function Consequences({ preview, former }: ConsequencesProps) {
  const money = useMoneyText();
  const { payment, customer, customerGets, paper } = preview;
  return (
    <div className="refund-look" aria-busy={former}>
      <div className="refund-gets">
        <span className="strong">
          {customer.name} gets, {customerGets.how}, {customerGets.when}
        </span>
        <Amount of={customerGets.amountMinor} />
      </div>
      <FromRow preview={preview} />
      {payment === undefined ? (
        <ChangeRow
          label={`Credit of ${customer.name}`}
          beforeMinor={preview.credit.before}
          afterMinor={preview.credit.after}
        />
      ) : (
        <ChangeRow
          label="Not applied on this payment"
          beforeMinor={payment.available.before}
          afterMinor={payment.available.after}
        />
      )}
      {preview.invoices.map((invoice) => (
        <InvoiceRows key={invoice.id} invoice={invoice} outcome={preview.outcome} />
      ))}
      {payment === undefined ? null : (
        <ChangeRow
          label="Can still be refunded"
          beforeMinor={payment.refundable.before}
          afterMinor={payment.refundable.after}
        />
      )}
      <FeeRows charge={preview.charge} />
      {preview.says.length === 0 ? null : (
        <ul className="refund-says">
          {preview.says.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="refund-slip-says">
        <Icon name="print" size={14} />
        The slip will say
      </p>
      <Slip heading={paper.heading} amount={money(preview.amountMinor)} lines={paper.lines} />
      <div className="refund-warnings">
        {preview.warnings.map((warning) => (
          <WarningNote key={warning.kind} warning={warning} />
        ))}
      </div>
    </div>
  );
}

/** Who bears a refund of which a platform kept a part. */
function FeeRows({ charge }: Pick<Preview, 'charge'>) {
  const isNothing = useIsNothing();
  if (charge === undefined || isNothing(charge.applicationFeeMinor)) return null;
  return (
    <>
      <ChangeRow
        label="The platform gives back of its fee"
        sub={
          <>
            It kept <Money of={charge.applicationFeeMinor} /> of <Money of={charge.capturedMinor} />
          </>
        }
        afterMinor={charge.feeBackMinor}
      />
      <ChangeRow label="The business bears" afterMinor={charge.operatorMinor} />
    </>
  );
}

/** The drawer or account that the money leaves; only managers see what is in it. */
const FromRow = ({ preview: { from } }: { readonly preview: Preview }) => (
  <ChangeRow
    label={from.name}
    beforeMinor={from.beforeMinor}
    afterMinor={from.afterMinor ?? from.changeMinor}
    sub={from.afterMinor === undefined ? changesByWords : undefined}
  />
);

interface InvoiceRowsProps {
  readonly invoice: Preview['invoices'][number];
  readonly outcome: Preview['outcome'];
}

const InvoiceRows = ({ invoice, outcome }: InvoiceRowsProps) => (
  <>
    <ChangeRow
      label={`${invoice.number}, applied`}
      beforeMinor={invoice.applied.before}
      afterMinor={invoice.applied.after}
      sub={
        outcome === 'no-longer-owes' ? (
          <>
            A credit note of <Money of={invoice.creditNoteMinor} /> is written
          </>
        ) : undefined
      }
    />
    <ChangeRow
      label={`${invoice.number}, due`}
      beforeMinor={invoice.due.before}
      afterMinor={invoice.due.after}
    />
  </>
);
