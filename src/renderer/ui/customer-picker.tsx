import './customer-picker.css';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Combobox } from './combobox.tsx';
import { CustomerFields, type CustomerDetails, noDetails } from './customer-fields.tsx';
import { useKeys } from './use-keys.ts';

interface FoundRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

interface CustomerPickerProps {
  readonly chosen: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly found: readonly FoundRow[];
  readonly busy: boolean;
  readonly onPick: (customer: { readonly id: string; readonly name: string }) => void;
  /** Nobody by that name: opens the form for somebody new. */
  readonly onNew: (name: string) => void;
  readonly issue?: ReactNode;
  readonly autoFocus?: boolean | undefined;
}

const newId = 'new';

/** Finds a customer by typing; the last line offers to add who was not found. */
export function CustomerPicker(props: CustomerPickerProps) {
  const { chosen, text, onText, found, busy, onPick, onNew, issue, autoFocus } = props;
  const name = text.trim();
  const items = [
    ...found.map((row) => ({ ...row, icon: 'customer' as const })),
    {
      id: newId,
      title: name === '' ? 'New customer' : `New customer “${name}”`,
      detail: '',
      icon: 'new-customer' as const,
    },
  ];
  return (
    <Combobox
      label="Customer"
      chosen={chosen}
      text={text}
      onText={onText}
      items={items}
      busy={busy}
      issue={issue}
      autoFocus={autoFocus}
      placeholder="Name"
      onPick={(item) =>
        item.id === newId ? onNew(name) : onPick({ id: item.id, name: item.title })
      }
    />
  );
}

interface NewCustomerBoxProps {
  readonly name: string;
  readonly busy: boolean;
  readonly issueAt: (field: keyof CustomerDetails) => string | undefined;
  readonly trouble: string | undefined;
  readonly onAdd: (details: CustomerDetails) => void;
  readonly onCancel: () => void;
}

/** The few lines for somebody new, in the middle of other work. Enter adds, Esc goes back. */
export function NewCustomerBox(props: NewCustomerBoxProps) {
  const { busy, issueAt, trouble, onAdd, onCancel } = props;
  const [details, setDetails] = useState({ ...noDetails, name: props.name });
  useKeys({ Escape: onCancel, 'Ctrl+Enter': () => onAdd(details) }, 'sheet');
  return (
    <form
      className="new-customer-box"
      aria-label="New customer"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(details);
      }}
    >
      <h3>New customer</h3>
      <CustomerFields
        short
        value={details}
        onChange={(part) => setDetails((now) => ({ ...now, ...part }))}
        issueAt={issueAt}
      />
      {trouble === undefined ? null : <p className="field-issue">{trouble}</p>}
      <div className="new-customer-actions">
        <Button keys="Escape" onPress={onCancel}>
          Back
        </Button>
        <Button type="submit" busy={busy} keys="Enter">
          Add
        </Button>
      </div>
    </form>
  );
}
