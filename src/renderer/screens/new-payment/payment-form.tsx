import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useDraft } from '../../state/drafts.ts';
import { ApplyRows } from '../../ui/apply-rows.tsx';
import { Button } from '../../ui/button.tsx';
import { useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { FormColumns } from '../../ui/form-columns.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { useReadMoney } from '../../ui/money-field.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { PaymentDraft } from './payment-draft.ts';
import { PaymentFields } from './payment-fields.tsx';
import { placeOf, rowIssues } from './trouble-place.ts';
import { useSuggestion } from './use-suggestion.ts';
import { useTaking } from './use-taking.ts';

interface PaymentFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly start: PaymentDraft;
  /** Where Esc leads. */
  readonly backTo?: string | undefined;
}

/** Money comes in: from whom, how much, by what, and which invoices it pays. */
export function PaymentForm({ name, start, backTo = '/payments' }: PaymentFormProps) {
  const [, goTo] = useLocation();
  const { value: draft, change, clear, attemptId } = useDraft(name, start);
  const spread = useSuggestion(draft);
  const taking = useTaking(attemptId, draft, clear);
  const [pressed, setPressed] = useState(false);
  const amount = useRef<HTMLInputElement>(null);
  const money = useMoneyText();
  const typed = useReadMoney()(draft.amount);
  const isNothing = useIsNothing();
  const amountMinor = typed === null || isNothing(typed) ? null : typed;
  const edit = (part: Partial<PaymentDraft>) => {
    taking.forget();
    change(part);
  };
  const confirm = () => {
    setPressed(true);
    if (draft.customerId !== '' && amountMinor !== null) void taking.take(amountMinor, spread.parts);
    else if (draft.customerId !== '') amount.current?.focus();
  };
  const leave = () => goTo(backTo);
  const oldestFirst = () => edit({ texts: null });
  useKeys({ Escape: leave, 'Ctrl+Enter': confirm, 'Ctrl+O': oldestFirst }, 'page');
  const { trouble } = taking;
  return (
    <>
      <FormColumns
        fields={
          <PaymentFields
            draft={draft}
            edit={edit}
            trouble={trouble}
            pressed={pressed}
            amountMissing={amountMinor === null}
            amount={amount}
          />
        }
      >
        <Section
          title="Put it to invoices"
          aside={
            draft.customerId === '' ? undefined : (
              <Button kind="quiet" size="small" keys="Ctrl+O" onPress={oldestFirst}>
                Oldest first
              </Button>
            )
          }
        >
          <ApplyRows
            rows={spread.rows}
            texts={spread.texts}
            onText={(id, text) => {
              if (text !== (spread.texts[id] ?? '')) edit({ texts: { ...spread.texts, [id]: text } });
            }}
            issues={rowIssues(trouble, spread.rows)}
            none={
              draft.customerId === ''
                ? 'Choose a customer to see what is due.'
                : `${draft.customerName} has no open invoice. The money stays available.`
            }
            leftMinor={spread.leftMinor}
          />
        </Section>
      </FormColumns>
      <FormFoot
        note="Kept as you type; nothing is in the book yet."
        trouble={
          trouble === undefined || placeOf(trouble) !== 'foot' ? null : (
            <Note kind="bad">{trouble.sentence}</Note>
          )
        }
      >
        <Button size="big" keys="Escape" onPress={leave}>
          Leave
        </Button>
        <Button kind="primary" size="big" keys="Ctrl+Enter" busy={taking.busy} onPress={confirm}>
          {amountMinor === null ? 'Take payment' : `Take ${money(amountMinor)}`}
        </Button>
      </FormFoot>
    </>
  );
}
