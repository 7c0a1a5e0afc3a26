import { addDays, type Day, parseDay } from '../../shared/base/days.ts';

// Days are calendar days and are printed as such; instants are printed on the office's clock.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  formats.set(key, known);
  return known;
}

const styles = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

export type DayStyle = keyof typeof styles;

/** A calendar day: `16 Jul`, `16 Jul 2026`, `Thu 16 Jul`, `Thursday 16 July`. */
export function printDay(day: string, style: DayStyle = 'medium'): string {
  if (parseDay(day) === null) return day;
  // The comma after the weekday is British habit, not ours.
  return formatOf('UTC', styles[style])
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '');
}

/** The calendar day on which an instant falls at the office. */
export function dayOf(at: string, timeZone: string): string {
  const format = formatOf(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = new Map(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}

/** `10:32` on the office's clock. */
export const printTime = (at: string, timeZone: string): string =>
  formatOf(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** `Today 10:32`, `Yesterday 10:32`, `14 Jul 11:08`; the year where it is another one. */
export function printWhen(at: string, timeZone: string, today: Day): string {
  const day = dayOf(at, timeZone);
  const time = printTime(at, timeZone);
  if (day === today) return `Today ${time}`;
  if (day === addDays(today, -1)) return `Yesterday ${time}`;
  return `${printNear(day, today)} ${time}`;
}

/** The same inside a sentence: `since today 10:32`. */
export const printWhenInside = (at: string, timeZone: string, today: Day): string =>
  printWhen(at, timeZone, today).replace(/^[TY]/, (letter) => letter.toLowerCase());

/** A day as short as it can be: the year only where it is another one. */
export const printNear = (day: string, today: string): string =>
  printDay(day, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'medium');
