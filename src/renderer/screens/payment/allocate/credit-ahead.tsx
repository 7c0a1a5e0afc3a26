import '../payment.css';
import { useAsk } from '../../../bridge/hooks.ts';
import { useSettled } from '../../../bridge/settled.ts';
import { ChangeRow } from '../../../ui/figures.tsx';
import { Note } from '../../../ui/note.tsx';
import type { MoneySource } from './money-source.ts';
import type { Part } from './use-applying.ts';

const restMs = 60;

interface CreditAheadProps {
  readonly source: MoneySource;
  readonly parts: readonly Part[];
}

/** What putting the credit to these invoices does, before it is done. */
export function CreditAhead({ source, parts }: CreditAheadProps) {
  const asked = useSettled(
    parts.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
    restMs,
  );
  const when = asked.length > 0;
  const { value, trouble } = useAsk(
    'credits.previewApply',
    { customerId: source.customerId, parts: asked },
    { keep: true, when },
  );
  return (
    <div className="credit-ahead">
      <h3>What will happen</h3>
      {!when || parts.length === 0 ? (
        <p className="soft">Write an amount beside an invoice to see it.</p>
      ) : trouble !== undefined ? (
        <Note kind="warning" live>
          {trouble.sentence}
        </Note>
      ) : value === undefined ? null : (
        <div>
          <ChangeRow
            label={`Credit of ${source.customerName}`}
            beforeMinor={value.credit.before}
            afterMinor={value.credit.after}
          />
          {value.invoices.map((invoice) => (
            <ChangeRow
              key={invoice.id}
              label={`${invoice.number}, due`}
              beforeMinor={invoice.due.before}
              afterMinor={invoice.due.after}
            />
          ))}
          <p className="soft credit-ahead-words">No money moves, and the drawer stays as it is.</p>
        </div>
      )}
    </div>
  );
}
