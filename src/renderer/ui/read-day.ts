import { addDays, type Day, parseDay } from '../../shared/base/days.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const two = (part: number): string => String(part).padStart(2, '0');

const dayFrom = (year: number, month: number, day: number): Day | null =>
  parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);

const fullYear = (text: string | undefined, today: Day): number => {
  if (text === undefined) return Number(today.slice(0, 4));
  return text.length === 2 ? 2000 + Number(text) : Number(text);
};

function readNamedMonth(text: string, today: Day): Day | null {
  const match = /^(\d{1,2})\.? ?([a-z]{3})[a-z]*\.?(?: (\d{4}|\d{2}))?$/.exec(text);
  if (match === null) return null;
  const month = months.indexOf(match[2] ?? '') + 1;
  return dayFrom(fullYear(match[3], today), month, Number(match[1]));
}

/**
 * Reads a day as people at a desk write it: `T`, `16 Jul 2026`, `2026-07-16`, `3` for the third of
 * this month, `5-2` for the second of May, `+5` and `-2` for days from today, `M` and `H` for the
 * first and the last day of the month. Null where it is no day.
 */
export function readDay(text: string, today: Day): Day | null {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (plain === 't') return today;
  if (plain === 'm') return dayFrom(year, month, 1);
  if (plain === 'h') return lastOfMonth(year, month);
  const steps = /^([+-])(\d{1,3})$/.exec(plain);
  if (steps !== null) return addDays(today, Number(`${steps[1] ?? ''}${steps[2] ?? ''}`));
  if (/^\d{1,2}$/.test(plain)) return dayFrom(year, month, Number(plain));
  const pair = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/.exec(plain);
  if (pair !== null) return dayFrom(fullYear(pair[3], today), Number(pair[1]), Number(pair[2]));
  return parseDay(plain) ?? readNamedMonth(plain.replace(/^[a-z]{3,9},? (?=\d)/, ''), today);
}

function lastOfMonth(year: number, month: number): Day | null {
  const next = month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1);
  return next === null ? null : addDays(next, -1);
}
