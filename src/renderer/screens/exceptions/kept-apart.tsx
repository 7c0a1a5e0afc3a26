import './kept-apart.css';
import { Link } from 'wouter';
import { useAsk } from '../../bridge/hooks.ts';
import { useIsManager } from '../../state/session.ts';
import { ApartEntry } from '../../ui/apart-entry.tsx';
import { apartWords as words } from '../../words/sync.ts';

/** [Y27] What desks wrote after they were shut out waits for a manager, like all that contradicts. */
export function KeptApart() {
  const isManager = useIsManager();
  const { value } = useAsk('sync.apart', {}, { when: isManager });
  if (value === undefined || value.rows.length === 0) return null;
  return (
    <section className="kept-apart" aria-label={words.title}>
      <h2 className="strong">
        {words.title} ({value.rows.length})
      </h2>
      <p className="soft">{words.lead}</p>
      <ul>
        {value.rows.map((row) => (
          <li key={row.id}>
            <ApartEntry row={row} />
          </li>
        ))}
      </ul>
      <Link href="/settings/sync">{words.decide}</Link>
    </section>
  );
}
