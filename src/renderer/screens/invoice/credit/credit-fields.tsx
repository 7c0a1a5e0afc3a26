import { RadioCards, Segmented } from '../../../ui/choice.tsx';
import { MoneyField } from '../../../ui/money-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { reasonWords } from '../../../words/methods.ts';
import type { CreditDraft, ReasonCode } from './credit-draft.ts';
import type { CreditForm } from './use-credit.ts';

const kinds = [
  { value: 'part', title: 'A part' },
  { value: 'all', title: 'All that is left' },
] as const;

const reasons = (Object.keys(reasonWords) as ReasonCode[]).map((value) => ({
  value,
  label: reasonWords[value],
}));

const wishes = [
  { value: 'credit', title: 'Stays with the customer', sub: 'Available on the payment it came by' },
  { value: 'refund', title: 'Is given back', sub: 'By a refund for each payment, the way it came' },
  { value: 'keep', title: 'Is kept', sub: 'Only what is still due is taken back' },
] as const;

/** How much is taken back, what becomes of money already paid for it, and why. */
export function CreditFields({ form }: { readonly form: CreditForm }) {
  const { draft, edit, trouble, pressed } = form;
  const edits = (part: Partial<CreditDraft>) => edit(part);
  const overAmount =
    trouble?.kind === 'over-invoice' || trouble?.kind === 'invalid-input'
      ? trouble.sentence
      : undefined;
  const overMoney =
    trouble?.kind === 'nothing-paid' || trouble?.kind === 'over-refund'
      ? trouble.sentence
      : undefined;
  const missing =
    pressed && draft.amount.trim() === '' ? 'Write how much is taken back.' : undefined;
  return (
    <>
      <Segmented
        label="Take back"
        value={draft.kind}
        // What is kept can't be a part: a part is always taken back whole.
        onChange={(kind) =>
          edits({ kind, ...(kind === 'part' && draft.money === 'keep' ? { money: 'credit' } : {}) })
        }
        choices={kinds}
      />
      {draft.kind === 'part' ? (
        <MoneyField
          label="Amount, with tax"
          value={draft.amount}
          onChange={(amount) => {
            if (amount !== draft.amount) edits({ amount });
          }}
          issue={missing ?? overAmount}
          autoFocus
        />
      ) : null}
      <RadioCards
        label="Money already paid for it"
        value={draft.money}
        onChange={(money) => edits({ money })}
        issue={overMoney}
        choices={wishes.filter(({ value }) => draft.kind === 'all' || value !== 'keep')}
      />
      <Select
        label="Reason"
        value={draft.code}
        onChange={(code) => edits({ code })}
        options={reasons}
      />
      <TextField
        label="Note"
        hint={draft.code === 'other' ? 'say why; printed' : 'optional, printed'}
        value={draft.text}
        onChange={(text) => edits({ text })}
        issue={trouble?.kind === 'reason-needs-text' ? trouble.sentence : undefined}
        most={500}
      />
    </>
  );
}
