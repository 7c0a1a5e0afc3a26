import { useAsk } from '../../bridge/hooks.ts';
import { useAct } from '../../bridge/hooks.ts';
import { useIsManager } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { printWhen } from '../../ui/when.ts';
import { safeKeepingWords as words } from '../../words/safe-keeping.ts';

/** What must be known of the book's keeping, all of it; the window's banner shows one at a time. */
export function NoticesPart() {
  const { timeZone, today } = useDesk();
  const { value } = useAsk('desk.notices', {});
  const { act } = useAct('desk.closeNotice');
  const why = useIsManager() ? undefined : words.onlyManagers;
  if (value === undefined || value.rows.length === 0) return null;
  return (
    <Section title={words.notices} aside={String(value.rows.length)}>
      <ul>
        {value.rows.map(({ id, weight, sentence, at }) => (
          <li key={id} className="safe-notice">
            <span className={weight === 'alarm' ? 'safe-bad' : 'safe-info'}>
              <Icon name={weight === 'alarm' ? 'warning' : 'info'} />
            </span>
            <span>{sentence}</span>
            <span className="faint small">{printWhen(at, timeZone, today)}</span>
            <Button size="small" why={why} onPress={() => void act({ id })}>
              {words.understood}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
