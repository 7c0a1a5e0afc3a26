import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { formatFigure } from '../../../../shared/money/format.ts';
import { Segmented } from '../../../ui/choice.tsx';
import { useDesk } from '../../../ui/desk-context.tsx';
import { Figure, Money } from '../../../ui/figures.tsx';
import { MoneyField } from '../../../ui/money-field.tsx';
import { PercentField } from '../../../ui/percent-field.tsx';
import type { Choices, RefundForm } from './use-refund.ts';

interface AmountPartProps {
  readonly form: RefundForm;
  readonly choices: Choices;
  readonly issue: ReactNode;
  readonly onLeave: () => void;
  readonly onType: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

const kinds = [
  { value: 'full', title: 'Full' },
  { value: 'fixed', title: 'Fixed' },
  { value: 'percent', title: '% of rest' },
] as const;

/** What was paid, what is left of it, and how much of that goes back. */
export function AmountPart({ form, choices, issue, onLeave, onType, field }: AmountPartProps) {
  const { currency } = useDesk();
  const { draft, edit, amount } = form;
  const whole = formatFigure(choices.refundableMinor, currency);
  const shown = draft.kind === 'full' ? whole : draft.fixed;
  const { opening, onKeyDown } = useWayToField(field, draft.kind);
  const type = (text: string) => {
    // Leaving the field writes out what stands in it, which is no change.
    if (text === shown) return;
    onType();
    if (text.includes('%')) edit({ kind: 'percent', percent: text.replaceAll(/[\s%]/g, '') });
    else edit({ kind: 'fixed', fixed: text });
  };
  return (
    <>
      <Figures of={choices} />
      <div className="refund-amount" data-place="amount" onKeyDown={onKeyDown}>
        <Segmented
          label="Amount"
          hint={
            amount === null || form.trouble !== undefined ? undefined : (
              <>
                leaves <Money of={choices.leavesMinor} />
              </>
            )
          }
          value={draft.kind}
          onChange={(kind) => edit({ kind })}
          choices={kinds}
        />
        {draft.kind === 'percent' ? (
          <PercentField
            label="Percent of the rest"
            labelHidden
            ref={field}
            value={draft.percent}
            onChange={(percent) => edit({ percent })}
            issue={issue}
            help={
              amount === null ? undefined : (
                <>
                  makes <Money of={choices.amountMinor} />
                </>
              )
            }
            autoFocus={opening}
          />
        ) : (
          <MoneyField
            label="How much"
            labelHidden
            ref={field}
            value={shown}
            onChange={type}
            onBlur={onLeave}
            issue={issue}
            autoFocus={opening}
          />
        )}
      </div>
    </>
  );
}

const Figures = ({ of }: { readonly of: Choices }) => (
  <dl className="refund-figures">
    {of.payment === undefined ? null : (
      <>
        <Held term="Paid" amountMinor={of.payment.amountMinor} />
        <Held term="Refunded" amountMinor={of.payment.refundedMinor} />
      </>
    )}
    <div>
      <dt>{of.payment === undefined ? 'Credit, all of it can go back' : 'Can refund'}</dt>
      <dd className="strong">
        <Money of={of.refundableMinor} />
      </dd>
    </div>
  </dl>
);

/** The field has the focus when the form opens, and whenever a figure is typed on the choice above. */
function useWayToField(field: RefObject<HTMLInputElement | null>, kind: string) {
  const opened = useRef(false);
  useEffect(() => {
    // A percent sign typed into the one field brings the other, in which the hands go on.
    if (opened.current && document.activeElement === document.body) field.current?.focus();
    opened.current = true;
  }, [field, kind]);
  const onKeyDown = (event: KeyboardEvent) => {
    const onChoice = event.target instanceof HTMLInputElement && event.target.type === 'radio';
    if (onChoice && /^[\d.,]$/.test(event.key)) field.current?.focus();
  };
  return { opening: !opened.current, onKeyDown };
}

const Held = ({ term, amountMinor }: { readonly term: string; readonly amountMinor: number }) => (
  <div>
    <dt>{term}</dt>
    <dd>
      <Figure of={amountMinor} />
    </dd>
  </div>
);
