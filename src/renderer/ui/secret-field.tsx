import { Field, type FieldWords } from './field.tsx';

interface SecretFieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (secret: string) => void;
  readonly most: number;
}

/** A secret that is pasted once: never shown, never offered again, and kept in no draft. */
export const SecretField = ({ value, onChange, most, ...words }: SecretFieldProps) => (
  <Field {...words}>
    {(aids) => (
      <input
        {...aids}
        className="input"
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={most}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
