import type { Day } from '../../shared/base/days.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const instantFormats = new Map<string, Intl.DateTimeFormat>();

/** A calendar day in words that no country reads the other way round: `16 July 2026`. */
export const dayText = (day: Day | string): string =>
  dayFormat.format(new Date(`${day}T00:00:00Z`));

/** An instant on the office's wall clock, with its zone: `Thu 16 July 2026, 10:33 CDT`. */
export function instantText(at: string, timeZone: string): string {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const day = `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  return `${day}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = instantFormats.get(timeZone);
  if (known !== undefined) return known;
  // Only the American locale names American zones; the order of the parts is our own.
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  instantFormats.set(timeZone, made);
  return made;
}
