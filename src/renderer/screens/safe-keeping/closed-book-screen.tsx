import './safe-keeping.css';
import { useState } from 'react';
import type { Trouble } from '../../bridge/answer.ts';
import type { Health } from '../../bridge/health.ts';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { PageTitle } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { closedWords as words } from '../../words/safe-keeping.ts';
import { BackupTable } from './backups-part.tsx';
import { RestoreSheet } from './restore-sheet.tsx';
import { RestoreWaits } from './restore-waits.tsx';

/** In place of a book that can't be opened: why, that nothing is lost by it, and the ways out. */
export function ClosedBookScreen({ health }: { readonly health: Health }) {
  const { value: list } = useAsk('backups.list', {});
  const [restoring, setRestoring] = useState<{ readonly id: string | undefined }>();
  const [laidReady, setLaidReady] = useState(false);
  const close = () => setRestoring(undefined);
  return (
    <Beside
      sheet={
        restoring === undefined ? null : (
          <RestoreSheet
            key={restoring.id ?? ''}
            backup={list?.rows.find(({ id }) => id === restoring.id)}
            onReady={() => {
              setLaidReady(true);
              close();
            }}
            onClose={close}
          />
        )
      }
    >
      <main className="safe-closed scroll-thin">
        <PageTitle>{words.title}</PageTitle>
        <div className="safe-closed-paper">
          <header>
            <p className="safe-brand">
              <Icon name="book" size={20} /> Tillbook
            </p>
            <h1>{words.title}</h1>
            <p className="safe-closed-why">{health.why?.sentence}</p>
            <p className="soft">{words.calm}</p>
          </header>
          <RestoreWaits
            restore={health.backups.restore}
            takesFocus={laidReady && restoring === undefined}
            isOpenToAll
          />
          <OpenAgain />
          <Section title={words.restore} aside={list?.folder}>
            <p className="soft safe-part">{words.restoreText}</p>
            {list === undefined ? null : (
              <BackupTable list={list} why={undefined} onRestore={(id) => setRestoring({ id })} />
            )}
            <p className="safe-row safe-more">
              <Button onPress={() => setRestoring({ id: undefined })}>{words.fromFile}</Button>
            </p>
          </Section>
        </div>
      </main>
    </Beside>
  );
}

/** For when the cause is gone: the file was put back, the disk is in again. */
function OpenAgain() {
  const { busy, act } = useAct('desk.reopen');
  const [still, setStill] = useState<Trouble | 'closed'>();
  const open = async () => {
    const answer = await act({});
    if (!answer.ok) setStill(answer.failure);
    else if (answer.value.state === 'closed') setStill('closed');
  };
  return (
    <Section title={words.again}>
      <div className="safe-part">
        <p className="soft">{words.againText}</p>
        <div className="safe-row">
          <Button busy={busy} onPress={() => void open()}>
            {words.again}
          </Button>
        </div>
        {still === undefined ? null : (
          <Note kind="warning" live>
            {still === 'closed' ? words.still : still.sentence}
          </Note>
        )}
      </div>
    </Section>
  );
}
