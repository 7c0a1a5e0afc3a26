import { useState } from 'react';
import { formatFigure } from '../../../shared/money/format.ts';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { useDraft } from '../../state/drafts.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { DraftNote } from '../../ui/draft-note.tsx';
import { useReadMoney } from '../../ui/money-field.tsx';
import { Note } from '../../ui/note.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { personWords as words } from '../../words/settings.ts';
import type { Person } from './people.tsx';
import { PersonFields } from './person-fields.tsx';
import { createInput, issuesOf, type PersonDraft, updateInput } from './person-form.ts';

interface PersonSheetProps {
  /** Left out for somebody new. */
  readonly person: Person | undefined;
  readonly onClose: () => void;
}

/** A person's name, role, limit, PIN, and whether they work here. */
export function PersonSheet({ person, onClose }: PersonSheetProps) {
  const { currency } = useDesk();
  const readMoney = useReadMoney();
  const limit = person?.refundLimitMinor;
  const initial: PersonDraft = {
    name: person?.name ?? '',
    role: person?.role ?? 'front-desk',
    limit: limit === undefined ? '' : formatFigure(limit, currency),
    active: person?.active === false ? 'no' : 'yes',
  };
  const draft = useDraft(`person ${person?.id ?? 'new'}`, initial);
  const [pins, setPins] = useState({ pin: '', again: '' });
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const create = useAct('staff.create');
  const update = useAct('staff.update');
  const isNew = person === undefined;
  const checked = { draft: draft.value, pins, isNew, limitMinor: readMoney(draft.value.limit) };
  const own = issuesOf(checked);
  const issue = (path: string) => (tried ? own[path] : undefined) ?? issueAt(trouble, path);
  const confirm = async () => {
    setTried(true);
    if (Object.values(own).some((sentence) => sentence !== undefined)) return;
    const answer = isNew
      ? await create.act(createInput(draft.attemptId, checked))
      : await update.act(updateInput(draft.attemptId, person.id, checked));
    if (!answer.ok) {
      setTrouble(answer.failure);
      return;
    }
    draft.clear();
    say(isNew ? `${draft.value.name} may sign in now` : `${draft.value.name} is changed`);
    onClose();
  };
  return (
    <SideSheet
      title={isNew ? words.add : words.change}
      subtitle={person?.name}
      onClose={onClose}
      onConfirm={() => void confirm()}
      footnote={words.foot}
      footer={
        <Button
          kind="primary"
          size="big"
          keys="Ctrl+Enter"
          busy={create.busy || update.busy}
          onPress={() => void confirm()}
        >
          {isNew ? words.saveNew : words.save}
        </Button>
      }
    >
      {draft.kept ? <DraftNote onStartOver={draft.clear} /> : null}
      <PersonFields
        draft={draft.value}
        change={draft.change}
        pins={pins}
        onPins={setPins}
        isNew={isNew}
        issue={issue}
      />
      {trouble === undefined || trouble.kind === 'invalid-input' ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </SideSheet>
  );
}
