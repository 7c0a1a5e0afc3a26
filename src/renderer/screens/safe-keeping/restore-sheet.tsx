import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { printWhen } from '../../ui/when.ts';
import { restoreWords as words } from '../../words/safe-keeping.ts';
import { type Restoring, useRestoring } from './use-restoring.ts';
import type { Backup } from './use-sheet.ts';

interface RestoreSheetProps {
  /** Left out for one that lies elsewhere. */
  readonly backup: Backup | undefined;
  /** It is checked and waits for the restart. */
  readonly onReady: () => void;
  readonly onClose: () => void;
}

/** Lays a backup ready to take the place of the book, after saying what that means. */
export function RestoreSheet({ backup, onReady, onClose }: RestoreSheetProps) {
  const { timeZone, today } = useDesk();
  const restoring = useRestoring({ backup, onReady });
  const about = backup === undefined ? undefined : printWhen(backup.madeAt, timeZone, today);
  return (
    <SideSheet
      title={words.title}
      subtitle={about}
      onClose={onClose}
      onConfirm={restoring.confirm}
      aside={<WhatWillHappen to={about} />}
      footnote={words.foot}
      footer={
        <Button
          kind="primary"
          size="big"
          keys="Ctrl+Enter"
          busy={restoring.running}
          onPress={restoring.confirm}
        >
          {words.confirm}
        </Button>
      }
    >
      <RestoreFields restoring={restoring} asksFile={backup === undefined} />
    </SideSheet>
  );
}

interface RestoreFieldsProps {
  readonly restoring: Restoring;
  readonly asksFile: boolean;
}

function RestoreFields({ restoring, asksFile }: RestoreFieldsProps) {
  const { issues, refused } = restoring;
  return (
    <>
      {asksFile ? (
        <TextField
          label={words.file}
          help={words.fileHelp}
          value={restoring.file}
          onChange={restoring.setFile}
          issue={issues.file}
          autoFocus
          most={1000}
        />
      ) : null}
      {restoring.asksPassphrase ? (
        <TextField
          label={words.passphrase}
          hint={words.passphraseHint}
          help={words.passphraseHelp}
          value={restoring.passphrase}
          onChange={restoring.setPassphrase}
          issue={issues.passphrase}
          autoFocus={!asksFile}
          most={200}
        />
      ) : asksFile ? null : (
        <p className="soft">{words.plainNeedsNothing}</p>
      )}
      {refused === undefined ? null : (
        <Note kind="bad" title={words.refused} live>
          {refused}
        </Note>
      )}
      {restoring.mayEvenSo ? (
        <Checkbox checked={restoring.evenSo} onChange={restoring.setEvenSo} help={words.evenSoHelp}>
          {words.evenSo}
        </Checkbox>
      ) : null}
      {restoring.running ? (
        <ProgressBar
          label={words.checking}
          says={restoring.progress?.says}
          done={restoring.progress?.done ?? 0}
          total={restoring.progress?.total ?? 0}
        />
      ) : null}
    </>
  );
}

/** Before anything is confirmed: what comes, step by step. */
const WhatWillHappen = ({ to }: { readonly to: string | undefined }) => (
  <>
    <h3>{words.will}</h3>
    {to === undefined ? null : (
      <p className="safe-back-to">
        <span className="soft">{words.backTo}</span>
        <span className="safe-value">{to}</span>
      </p>
    )}
    <ol className="safe-steps">
      {words.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  </>
);
