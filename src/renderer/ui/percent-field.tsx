import './money-field.css';
import { type Ref, useState } from 'react';
import { parseDecimal } from '../../shared/money/decimal.ts';
import { Field, type FieldWords } from './field.tsx';
import { focusWhole } from './money-field.tsx';

/** Reads a percentage above 0, up to 100, with at most two decimals; null where it is none. */
export function readPercent(text: string): number | null {
  const plain = text.replaceAll(/[\s%]/g, '');
  const steps = parseDecimal(plain, 2);
  return steps !== null && steps > 0 && steps <= 10_000 ? Number(plain) : null;
}

interface PercentFieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

const howTo = 'Write a percentage above 0 and up to 100, with at most 2 decimals.';

/** A part of what remains. */
export function PercentField({ value, onChange, autoFocus, ref, ...words }: PercentFieldProps) {
  const [typing, setTyping] = useState(false);
  const wrong = !typing && value.trim() !== '' && readPercent(value) === null;
  return (
    <Field {...words} issue={words.issue ?? (wrong ? howTo : undefined)}>
      {(aids) => (
        <div className="input-box money-box money-box-big">
          <span className="money-sign">%</span>
          <input
            {...aids}
            ref={ref}
            inputMode="decimal"
            autoComplete="off"
            autoFocus={autoFocus}
            value={value}
            onPointerDown={focusWhole}
            onFocus={(event) => {
              setTyping(true);
              event.target.select();
            }}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => setTyping(false)}
          />
        </div>
      )}
    </Field>
  );
}
