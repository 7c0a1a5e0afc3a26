import type { SyncStatus } from '../../bridge/sync-status.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { Section } from '../../ui/section.tsx';
import { printWhen } from '../../ui/when.ts';
import { entries } from '../../words/counted.ts';
import { syncWords as words } from '../../words/sync.ts';

/** Each thing that the hub did not take, since when, and why. */
export function FailuresPart({
  failures,
}: {
  readonly failures: NonNullable<SyncStatus['failures']>;
}) {
  const { timeZone, today } = useDesk();
  if (failures.length === 0) return null;
  return (
    <Section title={words.failures} aside={String(failures.length)}>
      <ul className="sync-list">
        {failures.map(({ series, entries: count, says, since }) => (
          <li key={series} className="sync-failure">
            <span className="strong">
              {series}, {entries(count)}
            </span>
            <span>{says}</span>
            <span className="faint small">{printWhen(since, timeZone, today)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
