import './date-field.css';
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { addDays, type Day, parseDay } from '../../shared/base/days.ts';
import { useDesk } from './desk-context.tsx';
import { Field, type FieldWords } from './field.tsx';
import { Icon } from './icon.tsx';
import { readDay } from './read-day.ts';
import { printDay } from './when.ts';

export interface DateFieldProps extends FieldWords {
  /** `YYYY-MM-DD`, or empty where no day is given. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly autoFocus?: boolean | undefined;
}

const howTo = 'Write a day like 16 Jul, 7-16, 16 or +5.';

/** What a key alone does to the day that stands there; undefined where it is just typing. */
function stepOf(key: string, day: Day, today: Day): Day | null | undefined {
  if (key === '+' || key === '=') return addDays(day, 1);
  if (key === '-') return addDays(day, -1);
  if (['t', 'm', 'h'].includes(key.toLowerCase())) return readDay(key, today);
  return undefined;
}

/** After a step the whole day stays selected, so that typing goes on in its place. */
function useSelectedWhole(input: RefObject<HTMLInputElement | null>, shown: string): void {
  useLayoutEffect(() => {
    if (shown !== '' && document.activeElement === input.current) input.current?.select();
  }, [input, shown]);
}

/** A day, typed in any short way; T, + and - work on the day that stands there. */
export function DateField({ value, onChange, autoFocus, ...words }: DateFieldProps) {
  const { today } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  // While a text is typed it stands here; null means that the field shows its day.
  const [text, setText] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const [sign, setSign] = useState('');
  useSelectedWhole(input, text === null ? value : '');
  const typed = text === null ? null : readDay(text, today);
  const shown = text ?? (value === '' ? '' : printDay(value));
  const settle = () => {
    setLeft(true);
    if (text === null) return;
    if (text.trim() === '') onChange('');
    else if (typed !== null) onChange(typed);
    if (text.trim() === '' || typed !== null) setText(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') settle();
    if (event.ctrlKey || event.metaKey || event.altKey || text !== null) return;
    const stepped = stepOf(event.key, parseDay(value) ?? today, today);
    if (stepped === undefined || stepped === null) return;
    // In an empty field + and - begin a distance from today instead.
    if (value === '' && /[-+]/.test(event.key)) return;
    event.preventDefault();
    setSign(/[-+]/.test(event.key) ? event.key : '');
    onChange(stepped);
  };
  const write = (next: string) => {
    // A figure right after + or - means a distance: +5 is in five days.
    setText(/^\d$/.test(next) ? `${sign}${next}` : next);
    setSign('');
  };
  const wrong = left && text !== null && typed === null && text.trim() !== '';
  const reads = typed === null ? undefined : printDay(typed, 'full');
  return (
    <Field
      {...words}
      hint={words.hint ?? 'T today, + −'}
      help={reads ?? words.help}
      issue={words.issue ?? (wrong ? howTo : undefined)}
    >
      {(aids) => (
        <div className="input-box date-box">
          <input
            {...aids}
            ref={input}
            autoComplete="off"
            autoFocus={autoFocus}
            value={shown}
            onFocus={(event) => {
              setLeft(false);
              event.target.select();
            }}
            onChange={(event) => write(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={settle}
          />
          <NativeCalendar
            label={words.label}
            value={value}
            onChange={(day) => {
              setText(null);
              onChange(day);
            }}
          />
        </div>
      )}
    </Field>
  );
}

interface NativeCalendarProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** The browser's own calendar, for those who would rather point. */
function NativeCalendar({ label, value, onChange }: NativeCalendarProps) {
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="date-open"
        tabIndex={-1}
        aria-label={`Calendar for ${label}`}
        onClick={() => calendar.current?.showPicker()}
      >
        <Icon name="calendar" />
      </button>
      <input
        ref={calendar}
        className="date-native"
        type="date"
        tabIndex={-1}
        aria-hidden
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
