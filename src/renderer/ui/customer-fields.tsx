import { TextArea, TextField } from './text-field.tsx';

export interface CustomerDetails {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly notes: string;
}

export const noDetails: CustomerDetails = {
  name: '',
  email: '',
  phone: '',
  address: '',
  notes: '',
};

interface CustomerFieldsProps {
  readonly value: CustomerDetails;
  readonly onChange: (part: Partial<CustomerDetails>) => void;
  /** What is wrong with a field, by its name. */
  readonly issueAt: (field: keyof CustomerDetails) => string | undefined;
  /** Only what a queue leaves time for: name, telephone, e-mail. */
  readonly short?: boolean | undefined;
}

/** What is known of a customer. Only the name is needed. */
export function CustomerFields({ value, onChange, issueAt, short = false }: CustomerFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        value={value.name}
        onChange={(name) => onChange({ name })}
        issue={
          value.name.trim() === '' && issueAt('name') !== undefined
            ? 'Write the name.'
            : issueAt('name')
        }
        most={200}
        autoFocus
      />
      <TextField
        label="Telephone"
        hint="optional"
        type="tel"
        value={value.phone}
        onChange={(phone) => onChange({ phone })}
        issue={issueAt('phone')}
        most={60}
      />
      <TextField
        label="E-mail"
        hint="optional"
        type="email"
        value={value.email}
        onChange={(email) => onChange({ email })}
        issue={issueAt('email')}
        most={200}
      />
      {short ? null : (
        <>
          <TextArea
            label="Address"
            hint="optional, printed on invoices"
            value={value.address}
            onChange={(address) => onChange({ address })}
            issue={issueAt('address')}
            most={400}
          />
          <TextArea
            label="Notes"
            hint="optional, for the desk only"
            value={value.notes}
            onChange={(notes) => onChange({ notes })}
            issue={issueAt('notes')}
            most={2000}
          />
        </>
      )}
    </>
  );
}
