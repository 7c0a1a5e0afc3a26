import { counted } from '../words/counted.ts';
import { Money } from './figures.tsx';

interface ListTotalsProps {
  /** What the desk says that all rows come to, not only those in sight. */
  readonly of:
    | { readonly count: number; readonly more: boolean; readonly amounts?: unknown }
    | undefined;
  readonly noun: readonly [one: string, many: string];
  readonly figures: ReadonlyArray<{ readonly label: string; readonly amountMinor: number }>;
}

/** What the whole list comes to, over a double rule. */
export function ListTotals({ of, noun, figures }: ListTotalsProps) {
  if (of === undefined || of.count === 0) return null;
  const count = counted(of.count);
  const what = of.count === 1 ? noun[0] : noun[1];
  return (
    <div className="list-totals" role="status">
      <span className="list-totals-count">
        {of.more ? `More than ${count} ${what}` : `${count} ${what}`}
      </span>
      {of.more ? (
        <span className="soft">Narrow the list to see what it comes to.</span>
      ) : (
        <dl>
          {figures.map(({ label, amountMinor }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Money of={amountMinor} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
