import type { Ref } from 'react';
import { Field, type FieldWords } from './field.tsx';

interface PinFieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly autoFocus?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** A PIN: figures only, never shown, and it may be pasted. */
export const PinField = ({ value, onChange, autoFocus, ref, ...words }: PinFieldProps) => (
  <Field {...words}>
    {(aids) => (
      <input
        {...aids}
        ref={ref}
        className="input pin-input"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={12}
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))}
      />
    )}
  </Field>
);
