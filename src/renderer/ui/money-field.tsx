import './money-field.css';
import {
  type PointerEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { formatFigure } from '../../shared/money/format.ts';
import { parseMoney } from '../../shared/money/parse.ts';
import { useDesk } from './desk-context.tsx';
import { Field, type FieldWords } from './field.tsx';

export interface MoneyFieldProps extends FieldWords {
  /** What is typed, kept as typed, so that a draft gives it back. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean | undefined;
  readonly size?: 'big' | 'row' | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
  readonly onBlur?: (() => void) | undefined;
}

/** Reads the text of a money field in this desk's currency; null while it is no amount. */
export function useReadMoney(): (text: string) => number | null {
  const { currency } = useDesk();
  return (text) => {
    const typed = parseMoney(text, currency);
    return typed.ok ? typed.value.amountMinor : null;
  };
}

/** The first click selects what stands there, as Tab does; the next one places the caret. */
export function focusWhole(event: PointerEvent<HTMLInputElement>): void {
  const field = event.currentTarget;
  if (document.activeElement === field && field.dataset['clicked'] !== undefined) return;
  event.preventDefault();
  field.focus();
  field.select();
  field.dataset['clicked'] = '';
  field.addEventListener('blur', () => delete field.dataset['clicked'], { once: true });
}

/**
 * An amount, typed as a figure or as a sum. What was typed stays the value; once the field is left
 * it shows what that makes.
 */
export function MoneyField(props: MoneyFieldProps) {
  const { value, onChange, autoFocus, size = 'big', ref, onBlur, ...words } = props;
  const { currency } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState(false);
  useImperativeHandle(ref, () => input.current as HTMLInputElement);
  const written = useRef(value);
  useLayoutEffect(() => {
    // Whoever comes back finds the sum as it was typed, selected as a whole.
    if (typing) input.current?.select();
  }, [typing]);
  useLayoutEffect(() => {
    // A figure that follows its record under the hand is still replaced by what is typed next.
    if (typing && value !== written.current) input.current?.select();
    written.current = value;
  }, [typing, value]);
  const typed = parseMoney(value, currency);
  const made = typed.ok ? formatFigure(typed.value.amountMinor, currency) : value;
  const reckons = typed.ok && typed.value.reckoned;
  const complains = !typed.ok && !typing && typed.failure.kind !== 'empty';
  const rounded = typed.ok && !typed.value.exact ? 'Rounded to the nearest coin.' : undefined;
  return (
    <Field
      {...words}
      issue={words.issue ?? (complains ? typed.failure.sentence : undefined)}
      help={rounded ?? words.help}
    >
      {(aids) => (
        <div className={`input-box money-box money-box-${size}`}>
          {size === 'big' ? <span className="money-sign">{currency}</span> : null}
          <span className="money-sum" aria-live="polite">
            {reckons ? (typing ? `makes ${made}` : `${value.trim()} =`) : ''}
          </span>
          <input
            {...aids}
            ref={input}
            inputMode="decimal"
            autoComplete="off"
            autoFocus={autoFocus}
            value={typing ? value : made}
            onPointerDown={focusWhole}
            onFocus={() => setTyping(true)}
            onChange={(event) => {
              written.current = event.target.value;
              onChange(event.target.value);
            }}
            onBlur={() => {
              setTyping(false);
              onBlur?.();
            }}
          />
        </div>
      )}
    </Field>
  );
}
