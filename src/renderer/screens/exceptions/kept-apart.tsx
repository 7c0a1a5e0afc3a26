import './kept-apart.css';
import { Link } from 'wouter';
import { useAsk } from '../../bridge/hooks.ts';
import { useIsManager } from '../../state/session.ts';
import { ApartEntry } from '../../ui/apart-entry.tsx';
import { counted } from '../../words/counted.ts';
import { apartWords as words } from '../../words/sync.ts';

/** The list below them is what one came for. */
const mostShown = 3;

/** [Y27] [V40] What desks wrote after they were shut out waits for a manager; everybody may read it. */
export function KeptApart() {
  const isManager = useIsManager();
  const { value } = useAsk('sync.apart', {});
  if (value === undefined || value.rows.length === 0) return null;
  const others = value.rows.length - mostShown;
  return (
    <section className="kept-apart" aria-label={words.title}>
      <h2 className="strong">
        {words.title} ({counted(value.rows.length)})
      </h2>
      <p className="soft">{words.lead}</p>
      <ul>
        {value.rows.slice(0, mostShown).map((row) => (
          <li key={row.id}>
            <ApartEntry row={row} />
          </li>
        ))}
      </ul>
      {others > 0 ? <p className="soft">{words.more(others)}</p> : null}
      {isManager ? <Link href="/settings/sync">{words.decide}</Link> : <p>{words.managers}</p>}
    </section>
  );
}
