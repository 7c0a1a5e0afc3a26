import { useLocation } from 'wouter';
import { useSyncStatus } from '../../bridge/sync-status.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Section } from '../../ui/section.tsx';
import { entries } from '../../words/counted.ts';
import { syncWords as words } from '../../words/sync.ts';

/** Whether this desk shares its book, and the way to the page about that. */
export function Sync() {
  const [, goTo] = useLocation();
  const status = useSyncStatus();
  if (status === undefined) return null;
  return (
    <Section title={words.title}>
      <div className="settings-screen">
        <DefinitionList
          items={[
            { term: words.hub, value: status.hubUrl ?? words.noHub },
            {
              term: words.waits,
              value:
                status.hubUrl === undefined
                  ? null
                  : status.waiting === 0
                    ? words.nothingWaits
                    : entries(status.waiting),
            },
          ]}
        />
        <Button icon="undo" onPress={() => goTo('/settings/sync')}>
          {words.open}
        </Button>
      </div>
    </Section>
  );
}
