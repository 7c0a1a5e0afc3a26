import type { ReactNode } from 'react';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { RadioCards, Segmented } from '../../../ui/choice.tsx';
import { useIsNothing } from '../../../ui/figures.tsx';
import { methodWords, outcomeWords } from '../../../words/methods.ts';
import type { Choices, RefundForm } from './use-refund.ts';

interface PartProps {
  readonly form: RefundForm;
  readonly choices: Choices;
  readonly issue?: ReactNode;
}

/** How the money goes out, and by when the customer has it. */
export function MethodPart({ form, choices }: PartProps) {
  const here = choices.methods.find((row) => row.method === form.method);
  return (
    <Segmented
      label="Give it back as"
      hint={here?.when}
      value={form.method}
      onChange={(method) => form.edit({ method })}
      choices={choices.methods
        // What the card did not take goes out another way.
        .filter(({ method }) => method !== 'card' || form.draft.insteadOf === null)
        .map(({ method }) => ({ value: method, title: methodWords[method] }))}
    />
  );
}

/** A platform that kept a part of the charge gives its share back only where somebody asks for it. */
export function FeePart({ form }: Pick<PartProps, 'form'>) {
  const isNothing = useIsNothing();
  const charge = form.method === 'card' ? form.preview?.charge : undefined;
  if (charge === undefined || isNothing(charge.applicationFeeMinor)) return null;
  return (
    <Checkbox
      checked={form.draft.withFee}
      onChange={(withFee) => form.edit({ withFee })}
      help="Otherwise the business bears the whole refund."
    >
      Give the platform’s fee back too
    </Checkbox>
  );
}

/** What becomes of the invoices that the money is taken off. */
export function OutcomePart({ form, choices, issue }: PartProps) {
  // Where nothing is applied, no invoice can be touched and there is nothing to decide.
  if (choices.allocations.length === 0) return null;
  return (
    <div data-place="outcome">
      <RadioCards
        label="Afterwards, the customer"
        value={form.outcome}
        onChange={(outcome) => form.edit({ outcome })}
        issue={issue}
        choices={choices.outcomes.map(({ outcome, can, effect }) => ({
          value: outcome,
          title: outcomeWords[outcome],
          sub: effect,
          why: can.allowed ? undefined : effect,
        }))}
      />
    </div>
  );
}
