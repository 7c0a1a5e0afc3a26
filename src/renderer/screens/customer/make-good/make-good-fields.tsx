import type { PaymentView } from '../../../../shared/contract/views.ts';
import { issueAt } from '../../../bridge/answer.ts';
import { RadioCards } from '../../../ui/choice.tsx';
import { useMoneyText } from '../../../ui/figures.tsx';
import { MoneyField } from '../../../ui/money-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { printDay } from '../../../ui/when.ts';
import { methodWords } from '../../../words/methods.ts';
import type { MakeGoodForm } from './use-make-good.ts';
import { ReasonSelect } from '../../../ui/reason-fields.tsx';

/** How much, in which way, and why. */
export function MakeGoodFields({ form }: { readonly form: MakeGoodForm }) {
  const { draft, edit, trouble, pressed, amountMinor } = form;
  const missing = pressed && amountMinor === null ? 'Write how much it comes to.' : undefined;
  return (
    <>
      <MoneyField
        label="Amount"
        value={draft.amount}
        onChange={(amount) => {
          if (amount !== draft.amount) edit({ amount });
        }}
        issue={missing ?? issueAt(trouble, 'amountMinor')}
        autoFocus
      />
      <WayPart form={form} />
      <ReasonSelect value={draft.code} onChange={(code) => edit({ code })} />
      <TextField
        label="Note"
        hint={draft.code === 'other' ? 'say why' : 'optional'}
        value={draft.text}
        onChange={(text) => edit({ text })}
        issue={
          trouble?.kind === 'reason-needs-text' ? trouble.sentence : issueAt(trouble, 'reason.text')
        }
        most={500}
      />
      <TextField
        label="Incident"
        hint="optional: its ticket or reference"
        value={draft.ticket}
        onChange={(ticket) => edit({ ticket })}
        issue={issueAt(trouble, 'ticket')}
        most={100}
      />
    </>
  );
}

/** Credit or money; a way that is closed says why. */
function WayPart({ form }: { readonly form: MakeGoodForm }) {
  const { draft, edit, payments, payment, customer } = form;
  const words = usePaymentWords();
  const none = payments !== undefined && payments.length === 0;
  return (
    <>
      <RadioCards
        label="Make it good by"
        value={draft.way}
        onChange={(way) => edit({ way })}
        choices={[
          {
            value: 'credit',
            title: 'Credit for future invoices',
            sub: 'No money moves; it pays the next invoice',
          },
          {
            value: 'refund',
            title: 'Refund to the original method',
            sub: 'Money goes back of a payment that came in',
            why: none
              ? `${customer.name} has no payment of which something can go back. Give credit.`
              : undefined,
          },
        ]}
      />
      {draft.way === 'refund' && payments !== undefined && !none ? (
        <Select
          label="Of which payment"
          value={payment?.id}
          onChange={(paymentId) => edit({ paymentId })}
          options={payments.map((one) => ({ value: one.id, ...words(one) }))}
        />
      ) : null}
    </>
  );
}

function usePaymentWords() {
  const money = useMoneyText();
  return ({ number, method, receivedOn, refundableMinor }: PaymentView) => ({
    label: `${number}, up to ${money(refundableMinor)}`,
    sub: `${methodWords[method]}, ${printDay(receivedOn)}`,
  });
}
