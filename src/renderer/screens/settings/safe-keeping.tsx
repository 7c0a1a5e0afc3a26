import { useLocation } from 'wouter';
import { useHealth } from '../../bridge/health.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { printWhen } from '../../ui/when.ts';
import { backupWords, safeKeepingWords as words, verifiedWords } from '../../words/safe-keeping.ts';

/** How safely the book is kept, and the way to its page. */
export function SafeKeeping() {
  const { timeZone, today } = useDesk();
  const [, goTo] = useLocation();
  const health = useHealth();
  if (health === undefined) return null;
  const { backups, lastVerify } = health;
  const when = (at: string) => printWhen(at, timeZone, today);
  return (
    <Section title={words.title}>
      <div className="settings-screen">
        {backups.encrypted ? null : (
          <Note kind="bad" title={backupWords.plainTitle}>
            {backupWords.plainText}
          </Note>
        )}
        <DefinitionList
          items={[
            {
              term: words.lastBackup,
              value:
                backups.lastAt === undefined
                  ? words.noBackup
                  : `${when(backups.lastAt)}, ${words.proven}`,
            },
            {
              term: words.lastVerified,
              value:
                lastVerify === undefined
                  ? `${words.neverVerified}, ${words.neverVerifiedSays}`
                  : `${when(lastVerify.at)}, ${verifiedWords(lastVerify)}`,
            },
          ]}
        />
        <Button icon="lock" onPress={() => goTo('/settings/safe-keeping')}>
          {words.open}
        </Button>
      </div>
    </Section>
  );
}
