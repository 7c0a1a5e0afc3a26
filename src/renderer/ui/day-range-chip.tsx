import './day-range-chip.css';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { addDays, type Day, dayNumber, parseDay } from '../../shared/base/days.ts';
import { DateField } from './date-field.tsx';
import { useDesk } from './desk-context.tsx';
import { Icon } from './icon.tsx';
import { printDay, printNear } from './when.ts';

export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface DayRangeChipProps {
  readonly label: string;
  readonly value: DayRange;
  readonly onChange: (range: DayRange) => void;
}

const firstOfMonth = (day: Day): Day => parseDay(`${day.slice(0, 8)}01`) ?? day;

/** The ranges that people ask for most, reckoned from today. */
function ready(today: Day): readonly { readonly label: string; readonly range: DayRange }[] {
  // The first of January 1970 was a Thursday; weeks here begin on Monday.
  const monday = addDays(today, -((dayNumber(today) + 3) % 7));
  const month = firstOfMonth(today);
  const lastMonth = firstOfMonth(addDays(month, -1));
  const yesterday = addDays(today, -1);
  return [
    { label: 'Today', range: { from: today, to: today } },
    { label: 'Yesterday', range: { from: yesterday, to: yesterday } },
    { label: 'This week', range: { from: monday, to: today } },
    { label: 'This month', range: { from: month, to: today } },
    { label: 'Last month', range: { from: lastMonth, to: addDays(month, -1) } },
  ];
}

/** `13 to 16 Jul`, `from 13 Jul`, `16 Jul`. */
function printRange({ from, to }: DayRange, today: Day): string {
  if (from !== undefined && from === to) return printNear(from, today);
  if (from === undefined) return `until ${printNear(to ?? '', today)}`;
  if (to === undefined) return `from ${printNear(from, today)}`;
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const begins = sameMonth ? String(Number(from.slice(8))) : printNear(from, today);
  return `${begins} to ${from.slice(0, 4) === to.slice(0, 4) ? printNear(to, today) : printDay(to)}`;
}

/** Narrows a list to some days. */
export function DayRangeChip({ label, value, onChange }: DayRangeChipProps) {
  const { today } = useDesk();
  const on = value.from !== undefined || value.to !== undefined;
  return (
    <span className="chip" data-on={on ? '' : undefined}>
      <DialogTrigger>
        <AriaButton className="chip-button">
          <Icon name="calendar" size={14} />
          {on ? <b>{printRange(value, today)}</b> : label}
          {on ? null : <Icon name="down" size={14} />}
        </AriaButton>
        <Popover className="option-popover" offset={4} placement="bottom start">
          <Dialog className="day-range" aria-label={label}>
            {({ close }) => (
              <>
                <div className="day-range-ready">
                  {ready(today).map((entry) => (
                    <button
                      key={entry.label}
                      type="button"
                      className="button button-plain button-small"
                      onClick={() => {
                        onChange(entry.range);
                        close();
                      }}
                    >
                      {entry.label}
                    </button>
                  ))}
                </div>
                <RangeFields value={value} onChange={onChange} />
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {on ? (
        <button
          type="button"
          className="chip-clear"
          aria-label={`Lift the filter ${label}`}
          onClick={() => onChange({})}
        >
          <Icon name="close" size={14} />
        </button>
      ) : null}
    </span>
  );
}

const orNothing = (day: string): string | undefined => (day === '' ? undefined : day);

const RangeFields = ({ value, onChange }: Omit<DayRangeChipProps, 'label'>) => (
  <div className="day-range-fields">
    <DateField
      label="From"
      value={value.from ?? ''}
      onChange={(from) => onChange({ ...value, from: orNothing(from) })}
    />
    <DateField
      label="To"
      value={value.to ?? ''}
      onChange={(to) => onChange({ ...value, to: orNothing(to) })}
    />
  </div>
);
