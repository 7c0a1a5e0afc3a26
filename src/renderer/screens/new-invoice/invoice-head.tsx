import { issueAt } from '../../bridge/answer.ts';
import { DateField } from '../../ui/date-field.tsx';
import { CustomerPart } from './customer-part.tsx';
import type { InvoiceFormInHand } from './use-invoice-form.ts';

interface InvoiceHeadProps {
  readonly form: InvoiceFormInHand;
  readonly onChosen: () => void;
}

/** To whom, from when, until when. */
export function InvoiceHead({ form, onChosen }: InvoiceHeadProps) {
  const { draft, edit, days, pressed } = form;
  const { trouble } = form.issuing;
  return (
    <div className="invoice-head">
      <CustomerPart
        name={draft.customerName}
        onChoose={({ id, name }) => {
          edit({ customerId: id, customerName: name });
          onChosen();
        }}
        issue={
          pressed && draft.customerId === ''
            ? 'Choose who is billed.'
            : issueAt(trouble, 'customerId')
        }
        autoFocus={draft.customerId === ''}
      />
      <DateField
        label="Issued"
        value={days.issuedOn}
        onChange={(issuedOn) => edit({ issuedOn })}
        issue={trouble?.kind === 'future-day' ? trouble.sentence : issueAt(trouble, 'issuedOn')}
      />
      <DateField
        label="Due"
        value={days.dueOn}
        onChange={(dueOn) => edit({ dueOn })}
        issue={trouble?.kind === 'due-before-issued' ? trouble.sentence : issueAt(trouble, 'dueOn')}
      />
    </div>
  );
}
