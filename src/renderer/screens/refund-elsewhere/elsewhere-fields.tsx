import { useState } from 'react';
import { useLocation } from 'wouter';
import { issueAt } from '../../bridge/answer.ts';
import { useCustomerSearch } from '../../bridge/customers.ts';
import { Segmented } from '../../ui/choice.tsx';
import { CustomerPicker } from '../../ui/customer-picker.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { methodWords } from '../../words/methods.ts';
import type { Method } from './elsewhere-draft.ts';
import type { ElsewhereForm } from './use-elsewhere.ts';
import { ReasonNote, ReasonSelect } from '../../ui/reason-fields.tsx';

const methods = (['cash', 'check', 'electronic', 'other'] as const satisfies readonly Method[]).map(
  (value) => ({ value, title: methodWords[value] }),
);

/** What the receipt of the other desk says. */
export function ReceiptPart({ form }: { readonly form: ElsewhereForm }) {
  const [, goTo] = useLocation();
  const { draft, edit, today, pressed, trouble } = form;
  const [text, setText] = useState('');
  const { found, busy } = useCustomerSearch(text);
  const missing = (field: string, words: string) =>
    pressed && field.trim() === '' ? words : undefined;
  return (
    <>
      <CustomerPicker
        chosen={draft.customerName === '' ? undefined : draft.customerName}
        text={text}
        onText={setText}
        found={found}
        busy={busy}
        onPick={({ id, name }) => edit({ customerId: id, customerName: name })}
        onNew={() => goTo('/customers/new')}
        issue={missing(draft.customerId, 'Choose whose payment it was.')}
        autoFocus={draft.customerId === ''}
      />
      <TextField
        label="Number on the receipt"
        placeholder="A1-PAY-0012"
        value={draft.number}
        onChange={(number) => edit({ number })}
        issue={
          missing(draft.number, 'Write the number that the receipt has.') ??
          issueAt(trouble, 'original.number') ??
          (trouble?.kind === 'no-such-original' || trouble?.kind === 'original-is-here'
            ? trouble.sentence
            : undefined)
        }
        most={40}
      />
      <MoneyField
        label="Amount on the receipt"
        value={draft.paid}
        onChange={(paid) => {
          if (paid !== draft.paid) edit({ paid });
        }}
        issue={
          missing(draft.paid, 'Write what was paid.') ?? issueAt(trouble, 'original.amountMinor')
        }
      />
      <DateField
        label="Received on"
        value={draft.receivedOn === '' ? today : draft.receivedOn}
        onChange={(receivedOn) => edit({ receivedOn })}
        issue={trouble?.kind === 'future-day' ? trouble.sentence : undefined}
      />
    </>
  );
}

/** How much of it goes back, how, and why. */
export function BackPart({ form }: { readonly form: ElsewhereForm }) {
  const { draft, edit, trouble } = form;
  return (
    <>
      <MoneyField
        label="Give back"
        hint="empty: all of it"
        value={draft.amount}
        onChange={(amount) => {
          if (amount !== draft.amount) edit({ amount });
        }}
        issue={trouble?.kind === 'over-refund' ? trouble.sentence : undefined}
      />
      <Segmented
        label="Give it back as"
        value={draft.method}
        onChange={(method) => edit({ method })}
        choices={methods}
      />
      <ReasonSelect value={draft.code} onChange={(code) => edit({ code })} />
      <ReasonNote
        code={draft.code}
        value={draft.text}
        onChange={(text) => edit({ text })}
        issue={trouble?.kind === 'reason-needs-text' ? trouble.sentence : undefined}
      />
    </>
  );
}
