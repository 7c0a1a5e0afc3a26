import type { Currency } from '../../../../shared/money/currency.ts';
import { formatFigure, formatMoney } from '../../../../shared/money/format.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { useDesk } from '../../../ui/desk-context.tsx';
import { sentenceBeside } from './trouble-place.ts';
import type { RefundForm } from './use-refund.ts';

interface Cure {
  readonly label: string;
  readonly run: () => void;
}

/** What one press puts right. */
function useCure(form: RefundForm, trouble: Trouble): Cure | undefined {
  const { currency } = useDesk();
  switch (trouble.kind) {
    case 'over-refund':
      return insteadUse(trouble.refundableMinor, currency, () => form.edit({ kind: 'full' }));
    case 'over-credit':
      return insteadUse(trouble.creditMinor, currency, () => form.edit({ kind: 'full' }));
    case 'not-spare': {
      const fixed = formatFigure(trouble.availableMinor, currency);
      return insteadUse(trouble.availableMinor, currency, () =>
        form.edit({ kind: 'fixed', fixed }),
      );
    }
    case 'stale':
      return { label: 'Look again', run: form.lookAgain };
    case 'unapply-too-small':
    case 'allocation-gone':
      return { label: 'Newest first', run: () => form.edit({ unapply: null }) };
    case 'future-day':
    case 'before-payment':
      return { label: 'Use today', run: () => form.edit({ refundedOn: '' }) };
    case 'attempt-reused':
      return { label: 'Start again', run: form.clear };
    default:
      return undefined;
  }
}

/** Another amount; offered only where there is one. */
function insteadUse(amountMinor: number, currency: Currency, run: () => void): Cure | undefined {
  const printed = formatMoney(amountMinor, currency);
  const isSomething = /[1-9]/.test(printed) && !printed.startsWith('\u2212');
  return isSomething ? { label: `Use ${printed}`, run } : undefined;
}

interface TroubleWithCureProps {
  readonly form: RefundForm;
  readonly trouble: Trouble;
}

/** What stands against it, and the one press that puts it right. */
export function TroubleWithCure({ form, trouble }: TroubleWithCureProps) {
  const cure = useCure(form, trouble);
  return (
    <>
      {sentenceBeside(trouble)}{' '}
      {cure === undefined ? null : (
        <button type="button" className="cure" onClick={cure.run}>
          {cure.label}
        </button>
      )}
    </>
  );
}
