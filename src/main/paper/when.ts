const instantFormats = new Map<string, Intl.DateTimeFormat>();

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
