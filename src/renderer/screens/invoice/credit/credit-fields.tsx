import type { Trouble } from '../../../bridge/answer.ts';
import { RadioCards, Segmented } from '../../../ui/choice.tsx';
import { MoneyField } from '../../../ui/money-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { wayBackWords } from '../../../words/methods.ts';
import type { CreditDraft, WayBack } from './credit-draft.ts';
import { LinesPart } from './lines-part.tsx';
import type { CreditForm } from './use-credit.ts';
import { ReasonNote, ReasonSelect } from '../../../ui/reason-fields.tsx';

const kinds = [
  { value: 'part', title: 'An amount' },
  { value: 'lines', title: 'By line' },
] as const;

const waysBack = (Object.keys(wayBackWords) as WayBack[]).map((value) => ({
  value,
  label: wayBackWords[value],
}));

const wishes = [
  { value: 'credit', title: 'Stays with the customer', sub: 'Available on the payment it came by' },
  { value: 'refund', title: 'Is given back', sub: 'By a refund for each payment' },
] as const;

const besideFields: readonly string[] = [
  'over-invoice',
  'over-line',
  'invalid-input',
  'nothing-paid',
  'over-refund',
  'reason-needs-text',
];

/** Whether what stands against the note is said beside one of its fields. */
export const isBesideField = ({ kind }: Trouble): boolean => besideFields.includes(kind);

/** How much is taken back, what becomes of money already paid for it, and why. */
export function CreditFields({ form }: { readonly form: CreditForm }) {
  const { draft, edit, trouble } = form;
  return (
    <>
      <Segmented
        label="Take back"
        value={draft.kind}
        onChange={(kind) => edit({ kind })}
        choices={kinds}
      />
      {draft.kind === 'part' ? <AmountPart form={form} /> : <LinesPart form={form} />}
      <MoneyPart form={form} />
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

function AmountPart({ form }: { readonly form: CreditForm }) {
  const { draft, edit, trouble, pressed } = form;
  const against =
    trouble?.kind === 'over-invoice' || trouble?.kind === 'invalid-input'
      ? trouble.sentence
      : undefined;
  const missing =
    pressed && draft.amount.trim() === '' ? 'Write how much is taken back.' : undefined;
  return (
    <MoneyField
      label="Amount, with tax"
      value={draft.amount}
      onChange={(amount) => {
        if (amount !== draft.amount) edit({ amount });
      }}
      issue={missing ?? against}
      autoFocus
    />
  );
}

/** What becomes of money that comes free, and how it goes back. */
function MoneyPart({ form }: { readonly form: CreditForm }) {
  const { draft, trouble } = form;
  const edit = (part: Partial<CreditDraft>) => form.edit(part);
  const against =
    trouble?.kind === 'nothing-paid' || trouble?.kind === 'over-refund'
      ? trouble.sentence
      : undefined;
  return (
    <>
      <RadioCards
        label="Money already paid for it"
        value={draft.money}
        onChange={(money) => edit({ money })}
        issue={against}
        choices={wishes}
      />
      {draft.money === 'refund' ? (
        <Select
          label="Give it back"
          value={draft.way}
          onChange={(way) => edit({ way })}
          options={waysBack}
        />
      ) : null}
    </>
  );
}
