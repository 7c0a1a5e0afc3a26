import { useState } from 'react';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { useDraft } from '../../state/drafts.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Select } from '../../ui/select.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { everyWords, placesWords as words } from '../../words/safe-keeping.ts';
import type { BackupList } from './use-sheet.ts';

const usual = ['10', '30', '60', '120', '240', '1440'];

interface PlacesSheetProps {
  readonly list: BackupList;
  readonly onClose: () => void;
}

/** Where backups go and how often they are made. */
export function PlacesSheet({ list, onClose }: PlacesSheetProps) {
  const now = String(list.everyMinutes);
  const draft = useDraft('backup-places', {
    folder: list.isUsualFolder ? '' : list.folder,
    everyMinutes: now,
  });
  const [trouble, setTrouble] = useState<Trouble>();
  const { busy, act } = useAct('backups.schedule');
  const minutes = usual.includes(now) ? usual : [now, ...usual];
  const confirm = async () => {
    if (busy) return;
    const folder = draft.value.folder.trim();
    const answer = await act({
      attemptId: draft.attemptId,
      folder: folder === '' ? null : folder,
      everyMinutes: Number(draft.value.everyMinutes),
    });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    draft.clear();
    say(words.saved);
    onClose();
  };
  const ofFolder = trouble?.kind === 'no-such-folder' ? trouble.sentence : undefined;
  return (
    <SideSheet
      title={words.title}
      onClose={onClose}
      onConfirm={() => void confirm()}
      footnote={words.foot}
      footer={
        <Button
          kind="primary"
          size="big"
          keys="Ctrl+Enter"
          busy={busy}
          onPress={() => void confirm()}
        >
          {words.save}
        </Button>
      }
    >
      <TextField
        label={words.folder}
        help={words.folderHelp}
        value={draft.value.folder}
        onChange={(folder) => draft.change({ folder })}
        issue={ofFolder ?? issueAt(trouble, 'folder')}
        most={1000}
      />
      <Select
        label={words.often}
        value={draft.value.everyMinutes}
        onChange={(everyMinutes) => draft.change({ everyMinutes })}
        options={minutes.map((value) => ({ value, label: everyWords(Number(value)) }))}
      />
      {trouble === undefined ||
      ofFolder !== undefined ||
      trouble.kind === 'invalid-input' ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </SideSheet>
  );
}
