import { useRef } from 'react';
import { AmountPart } from './amount-part.tsx';
import { FeePart, MethodPart, OutcomePart } from './choice-parts.tsx';
import { TroubleWithCure } from './cure.tsx';
import { placeOf, type TroublePlace } from './trouble-place.ts';
import { UnapplyPart } from './unapply-part.tsx';
import type { Choices, RefundForm } from './use-refund.ts';
import { MorePart, NotePart, ReasonPart } from './words-parts.tsx';

interface RefundFieldsProps {
  readonly form: RefundForm;
  readonly choices: Choices;
  /** Whether the amount was left or the whole confirmed, so that what is wrong may turn red. */
  readonly pressed: boolean;
  readonly onPressed: (pressed: boolean) => void;
}

const noAmount = 'Write how much goes back.';

/** Everything that a person decides about a refund. */
export function RefundFields({ form, choices, pressed, onPressed }: RefundFieldsProps) {
  const amount = useRef<HTMLInputElement>(null);
  const { trouble, draft } = form;
  const issueAt = (place: TroublePlace) =>
    trouble === undefined || placeOf(trouble) !== place ? undefined : (
      <TroubleWithCure form={form} trouble={trouble} />
    );
  const typed = draft.kind === 'percent' ? draft.percent : draft.fixed;
  const missing = pressed && draft.kind !== 'full' && typed.trim() === '';
  return (
    <>
      <AmountPart
        form={form}
        choices={choices}
        field={amount}
        issue={missing ? noAmount : pressed ? issueAt('amount') : undefined}
        onLeave={() => onPressed(true)}
        onType={() => onPressed(false)}
      />
      <MethodPart form={form} choices={choices} />
      <FeePart form={form} />
      <ReasonPart form={form} />
      <OutcomePart form={form} choices={choices} issue={issueAt('outcome')} />
      <UnapplyPart form={form} choices={choices} issue={issueAt('unapply')} />
      <NotePart form={form} issue={issueAt('reason')} />
      <MorePart form={form} issue={issueAt('day')} />
    </>
  );
}
