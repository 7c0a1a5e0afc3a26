import type { Day, Instant } from '../../shared/base/days.ts';
import { must } from '../../shared/base/assert.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in the office's zone. */
export function dayIn(timeZone: string, atMs: number): Day {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, part.value]));
  const part = (name: Intl.DateTimeFormatPartTypes) =>
    must(parts.get(name), 'A formatted day has a year, a month and a day.');
  return `${part('year')}-${part('month')}-${part('day')}` as Day;
}

/** An instant as facts and views write it. */
export const instantOf = (atMs: number): Instant => new Date(atMs).toISOString() as Instant;
