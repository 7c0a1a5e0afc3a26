import type { RefObject } from 'react';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { CustomerPart } from './customer-part.tsx';
import { MethodPart } from './method-part.tsx';
import type { PaymentDraft } from './payment-draft.ts';
import { placeOf } from './trouble-place.ts';
import type { Spread } from './use-suggestion.ts';

interface PaymentFieldsProps {
  readonly draft: PaymentDraft;
  readonly edit: (part: Partial<PaymentDraft>) => void;
  readonly trouble: Trouble | undefined;
  /** Whether it was confirmed, so that what is missing may be said. */
  readonly pressed: boolean;
  readonly amountMissing: boolean;
  readonly amount: RefObject<HTMLInputElement | null>;
  readonly change: Spread['change'];
}

/** From whom, how much, by what, when. */
export function PaymentFields(props: PaymentFieldsProps) {
  const { draft, edit, trouble, pressed, amountMissing, amount } = props;
  const { today } = useDesk();
  const dayTrouble =
    trouble !== undefined && placeOf(trouble) === 'day' ? trouble.sentence : undefined;
  return (
    <>
      <CustomerPart
        name={draft.customerName}
        onChoose={(customer) => {
          edit({
            customerId: customer.id,
            customerName: customer.name,
            onlyInvoice: null,
            texts: null,
          });
          amount.current?.focus();
        }}
        issue={
          pressed && draft.customerId === '' ? 'Choose who pays.' : issueAt(trouble, 'customerId')
        }
        autoFocus={draft.customerId === ''}
      />
      <MoneyField
        label="Amount"
        ref={amount}
        value={draft.amount}
        onChange={(text) => {
          if (text !== draft.amount) edit({ amount: text });
        }}
        issue={
          pressed && draft.amount.trim() === '' && amountMissing
            ? 'Write how much came in.'
            : issueAt(trouble, 'amountMinor')
        }
        autoFocus={draft.customerId !== ''}
      />
      <MethodPart draft={draft} edit={edit} trouble={trouble} change={props.change} />
      {draft.method === 'card' ? null : (
        <DateField
          label="Received on"
          value={draft.receivedOn === '' ? today : draft.receivedOn}
          onChange={(day) => edit({ receivedOn: day === today ? '' : day })}
          issue={dayTrouble ?? issueAt(trouble, 'receivedOn')}
        />
      )}
    </>
  );
}
