import { type ReactNode, useState } from 'react';
import { issueAt } from '../../bridge/answer.ts';
import { useCustomerSearch, useNewCustomer } from '../../bridge/customers.ts';
import { CustomerPicker, NewCustomerBox } from '../../ui/customer-picker.tsx';

interface CustomerPartProps {
  readonly name: string;
  readonly onChoose: (customer: { readonly id: string; readonly name: string }) => void;
  readonly issue: ReactNode;
  readonly autoFocus: boolean;
}

/** Who is billed: somebody known, or somebody new without leaving the form. */
export function CustomerPart({ name, onChoose, issue, autoFocus }: CustomerPartProps) {
  const [text, setText] = useState('');
  const [adding, setAdding] = useState<string>();
  const { found, busy } = useCustomerSearch(text);
  const added = useNewCustomer((customer) => {
    setAdding(undefined);
    onChoose(customer);
  });
  if (adding === undefined) {
    return (
      <CustomerPicker
        chosen={name === '' ? undefined : name}
        text={text}
        onText={setText}
        found={found}
        busy={busy}
        onPick={onChoose}
        onNew={setAdding}
        issue={issue}
        autoFocus={autoFocus}
      />
    );
  }
  const { trouble } = added;
  return (
    <NewCustomerBox
      name={adding}
      busy={added.busy}
      issueAt={(field) => issueAt(trouble, field)}
      trouble={
        trouble === undefined || trouble.kind === 'invalid-input' ? undefined : trouble.sentence
      }
      onAdd={(details) => void added.add(details)}
      onCancel={() => setAdding(undefined)}
    />
  );
}
