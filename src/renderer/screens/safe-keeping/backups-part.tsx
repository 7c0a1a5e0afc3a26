import { useState } from 'react';
import { useLongWork } from '../../bridge/long-work.ts';
import { useCommands } from '../../state/commands.ts';
import { useIsManager } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { printBytes } from '../../ui/bytes.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import { printWhen } from '../../ui/when.ts';
import { backupWords as words, madeWords, safeKeepingWords } from '../../words/safe-keeping.ts';
import { backupColumns } from './backup-columns.tsx';
import type { BackupList, Sheet } from './use-sheet.ts';

const fewRows = 8;

interface BackupsPartProps {
  readonly list: BackupList;
  /** Why the last one failed. */
  readonly trouble: string | undefined;
  readonly sheet: Sheet;
  /** Nothing else on the page is more pressing. */
  readonly isNext: boolean;
}

/** The backups that are there, and one more at a press. */
export function BackupsPart({ list, trouble, sheet, isNext }: BackupsPartProps) {
  const making = useLongWork('backups.make');
  const why = useIsManager() ? undefined : safeKeepingWords.onlyManagers;
  const make = () => void making.begin({ attemptId: crypto.randomUUID() });
  useCommands(
    why === undefined
      ? [{ id: 'make-backup', title: words.make, keys: ['B'], group: 'here', run: make }]
      : [],
  );
  const refused = making.answer?.ok === false ? making.answer.failure.sentence : undefined;
  const failed = refused ?? (making.running ? undefined : trouble);
  return (
    <Section title={words.title} aside={`${String(list.rows.length)} there`}>
      <div className="safe-part">
        {list.encrypted ? null : (
          <Note kind="bad" title={words.plainTitle}>
            {words.plainText}
          </Note>
        )}
        <div className="safe-row">
          <Button
            kind={isNext ? 'primary' : 'plain'}
            keys="B"
            why={why}
            busy={making.running}
            onPress={make}
          >
            {words.make}
          </Button>
          <Button why={why} onPress={() => sheet.open('restore')}>
            {words.fromFile}
          </Button>
        </div>
        {making.running ? (
          <ProgressBar
            label={words.making}
            says={making.progress?.says}
            done={making.progress?.done ?? 0}
            total={making.progress?.total ?? 0}
          />
        ) : null}
        {failed === undefined ? null : (
          <Note kind="bad" title={words.notMade} live>
            {failed}
          </Note>
        )}
        {making.answer?.ok === true && !making.running ? <Made made={making.answer.value} /> : null}
      </div>
      <BackupTable list={list} why={why} onRestore={(id) => sheet.open('restore', id)} />
    </Section>
  );
}

interface MadeProps {
  readonly made: BackupList['rows'][number] & { readonly folder: string; readonly facts: number };
}

/** Said where it was asked for; the list below says the same with less words. */
function Made({ made }: MadeProps) {
  const { timeZone, today } = useDesk();
  return (
    <div role="status">
      <Note kind="good" title={words.isMade}>
        {madeWords({
          when: printWhen(made.madeAt, timeZone, today),
          facts: made.facts,
          size: printBytes(made.bytes),
          sealed: made.encrypted,
        })}
      </Note>
    </div>
  );
}

interface BackupTableProps {
  readonly list: BackupList;
  readonly why: string | undefined;
  readonly onRestore: (id: string) => void;
}

/** The newest few; the others at a press, as few look for them. */
export function BackupTable({ list, why, onRestore }: BackupTableProps) {
  const { timeZone, today } = useDesk();
  const [all, setAll] = useState(false);
  const { rows } = list;
  const columns = backupColumns({
    when: (at) => printWhen(at, timeZone, today),
    why,
    onRestore: ({ id }) => onRestore(id),
  });
  return (
    <>
      <SmallTable
        label={words.list}
        columns={columns}
        rows={all ? rows : rows.slice(0, fewRows)}
        idOf={({ id }) => id}
        none={words.none}
      />
      {all || rows.length <= fewRows ? null : (
        <p className="safe-more">
          <Button kind="quiet" size="small" icon="down" onPress={() => setAll(true)}>
            {words.showAll} {rows.length}
          </Button>
        </p>
      )}
    </>
  );
}
