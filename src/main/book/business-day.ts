import type { Day, Instant } from '../../shared/base/days.ts';
import { must } from '../../shared/base/assert.ts';

/** In every zone of today a day begins on a quarter of an hour of UTC. */
const quarterMs = 15 * 60 * 1000;

const formats = new Map<string, Intl.DateTimeFormat>();
let latest = { timeZone: '', quarter: -1, day: '' as Day };

/** The calendar day of an instant in the office's zone. */
export function dayIn(timeZone: string, atMs: number): Day {
  const quarter = Math.floor(atMs / quarterMs);
  if (latest.quarter !== quarter || latest.timeZone !== timeZone) {
    latest = { timeZone, quarter, day: reckonDay(timeZone, atMs) };
  }
  return latest.day;
}

/** The same by the calendar, which takes longer than everything else about a fact. */
function reckonDay(timeZone: string, atMs: number): Day {
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
