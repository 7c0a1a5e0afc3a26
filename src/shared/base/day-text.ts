import type { Day } from './days.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A calendar day in words that no country reads the other way round: `16 July 2026`. */
export function dayText(day: Day | string): string {
  const [year, month, date] = day.split('-');
  return `${String(Number(date))} ${months[Number(month) - 1] ?? ''} ${year ?? ''}`;
}
