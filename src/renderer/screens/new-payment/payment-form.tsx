import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useDraft } from '../../state/drafts.ts';
import { ApplyRows } from '../../ui/apply-rows.tsx';
import { Button } from '../../ui/button.tsx';
import { useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { FormColumns } from '../../ui/form-columns.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { useReadMoney } from '../../ui/money-field.tsx';
import { NoAnswer } from '../../ui/no-answer.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { PaymentDraft } from './payment-draft.ts';
import { PaymentFields } from './payment-fields.tsx';
import { placeOf, rowIssues } from './trouble-place.ts';
import { useSuggestion } from './use-suggestion.ts';
import { useCharging } from './use-charging.ts';
import { useTaking } from './use-taking.ts';

interface PaymentFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly start: PaymentDraft;
  /** Where Esc leads. */
  readonly backTo?: string | undefined;
}

/** The form in hand: what stands in it, what follows from it, and how it is carried out. */
function usePaymentForm({ name, start }: PaymentFormProps) {
  const { value: draft, change, clear, attemptId } = useDraft(name, start);
  const spread = useSuggestion(draft);
  const form = { attemptId, draft, change, clear };
  const ways = { card: useCharging(form), other: useTaking(form) };
  const taking = draft.method === 'card' ? ways.card : ways.other;
  const [pressed, setPressed] = useState(false);
  const amount = useRef<HTMLInputElement>(null);
  const typed = useReadMoney()(draft.amount);
  const isNothing = useIsNothing();
  const amountMinor = typed === null || isNothing(typed) ? null : typed;
  const edit = (part: Partial<PaymentDraft>) => {
    taking.forget();
    change({ ...part, sent: null, sentCharge: null });
  };
  const confirm = () => {
    setPressed(true);
    if (draft.customerId !== '' && amountMinor !== null)
      void taking.take(amountMinor, spread.parts);
    else if (draft.customerId !== '') amount.current?.focus();
  };
  const oldestFirst = () => edit({ texts: null, onlyInvoice: null });
  return { draft, edit, oldestFirst, spread, taking, pressed, amount, amountMinor, confirm };
}

type PaymentFormInHand = ReturnType<typeof usePaymentForm>;

/** Money comes in: from whom, how much, by what, and which invoices it pays. */
export function PaymentForm(props: PaymentFormProps) {
  const { backTo = '/payments' } = props;
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const form = usePaymentForm(props);
  const { draft, edit, taking, amountMinor, confirm } = form;
  const { trouble } = taking;
  const isUnanswered = (draft.sent ?? draft.sentCharge) !== null && !taking.busy;
  const leave = () => goTo(backTo);
  useKeys({ Escape: leave, 'Ctrl+Enter': confirm, 'Ctrl+O': form.oldestFirst }, 'page');
  return (
    <>
      <FormColumns
        fields={
          <PaymentFields
            draft={draft}
            edit={edit}
            trouble={trouble}
            pressed={form.pressed}
            amountMissing={amountMinor === null}
            amount={form.amount}
            change={form.spread.change}
          />
        }
      >
        <Invoices form={form} />
      </FormColumns>
      <FormFoot
        note="Kept as you type; nothing is in the book yet."
        trouble={
          isUnanswered ? (
            <NoAnswer />
          ) : trouble === undefined || placeOf(trouble) !== 'foot' ? null : (
            <Note kind="bad">{trouble.sentence}</Note>
          )
        }
      >
        <Button size="big" keys="Escape" onPress={leave}>
          Leave
        </Button>
        <Button kind="primary" size="big" keys="Ctrl+Enter" busy={taking.busy} onPress={confirm}>
          {isUnanswered
            ? 'Ask again'
            : takeWords(draft.method, amountMinor === null ? undefined : money(amountMinor))}
        </Button>
      </FormFoot>
    </>
  );
}

/** Which invoices the money pays. */
function Invoices({ form }: { readonly form: PaymentFormInHand }) {
  const { draft, edit, spread, taking } = form;
  const isKnown = draft.customerId !== '';
  return (
    <Section
      title="Put it to invoices"
      aside={
        isKnown ? (
          <Button kind="quiet" size="small" keys="Ctrl+O" onPress={form.oldestFirst}>
            Oldest first
          </Button>
        ) : undefined
      }
    >
      <ApplyRows
        rows={spread.rows}
        texts={spread.texts}
        onText={(id, text) => {
          if (text !== (spread.texts[id] ?? '')) edit({ texts: { ...spread.texts, [id]: text } });
        }}
        issues={rowIssues(taking.trouble, spread.rows)}
        none={
          isKnown
            ? `${draft.customerName} has no open invoice. The money stays available.`
            : 'Choose a customer to see what is due.'
        }
        leftMinor={spread.leftMinor}
      />
    </Section>
  );
}

const takeWords = (method: PaymentDraft['method'], amount: string | undefined): string =>
  method === 'card' ? `Charge ${amount ?? 'card'}` : `Take ${amount ?? 'payment'}`;
