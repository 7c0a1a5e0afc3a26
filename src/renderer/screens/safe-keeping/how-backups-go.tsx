import { useIsManager, useSession } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { backupWords as words, everyWords, safeKeepingWords } from '../../words/safe-keeping.ts';
import type { BackupList, Sheet } from './use-sheet.ts';

interface HowBackupsGoProps {
  readonly list: BackupList;
  readonly sheet: Sheet;
}

/** Where backups go, how often, and which of them are kept. */
export function HowBackupsGo({ list, sheet }: HowBackupsGoProps) {
  const why = useIsManager() ? undefined : safeKeepingWords.onlyManagers;
  const practice = useSession((session) => session.status?.mode === 'practice');
  return (
    <Section title={words.how}>
      <dl className="safe-how">
        <dt>{words.folder}</dt>
        <dd>
          <span className="safe-path">{list.folder}</span>
          {list.isUsualFolder ? <span className="safe-aside">{words.sameDisk}</span> : null}
        </dd>
        <dt>{words.often}</dt>
        <dd>
          {practice ? words.inPractice : `${everyWords(list.everyMinutes)} ${words.whileNews}.`}
        </dd>
        <dt>{words.kept}</dt>
        <dd>{words.keptHow}</dd>
      </dl>
      <p className="safe-row">
        <Button icon="edit" why={why} onPress={() => sheet.open('places')}>
          {words.change}
        </Button>
      </p>
    </Section>
  );
}
