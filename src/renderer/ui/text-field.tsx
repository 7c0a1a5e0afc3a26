import type { KeyboardEvent, Ref } from 'react';
import { Field, type FieldWords } from './field.tsx';

interface TextInputProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly autoComplete?: string | undefined;
  readonly most?: number | undefined;
  readonly onBlur?: (() => void) | undefined;
}

export interface TextFieldProps extends TextInputProps {
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric' | undefined;
  readonly type?: 'text' | 'email' | 'tel' | undefined;
  readonly list?: string | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
}

/** One line of text. */
export const TextField = (props: TextFieldProps) => (
  <Field {...words(props)}>
    {(aids) => (
      <input
        {...aids}
        ref={props.ref}
        className="input"
        type={props.type ?? 'text'}
        list={props.list}
        inputMode={props.inputMode}
        value={props.value}
        placeholder={props.placeholder}
        required={props.required}
        readOnly={props.readOnly}
        autoFocus={props.autoFocus}
        autoComplete={props.autoComplete ?? 'off'}
        maxLength={props.most}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
      />
    )}
  </Field>
);

export interface TextAreaProps extends TextInputProps {
  readonly rows?: number | undefined;
}

/** Text of several lines; grows with what is written. */
export const TextArea = (props: TextAreaProps) => (
  <Field {...words(props)}>
    {(aids) => (
      <textarea
        {...aids}
        className="input"
        rows={props.rows ?? 2}
        value={props.value}
        placeholder={props.placeholder}
        required={props.required}
        readOnly={props.readOnly}
        autoFocus={props.autoFocus}
        maxLength={props.most}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
      />
    )}
  </Field>
);

const words = ({ label, hint, help, issue, labelHidden }: FieldWords): FieldWords => ({
  label,
  hint,
  help,
  issue,
  labelHidden,
});
