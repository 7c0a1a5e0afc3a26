import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useSure } from '../../bridge/sure.ts';
import { useDraft } from '../../state/drafts.ts';
import { useSession } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { businessWords as words } from '../../words/how-we-work.ts';
import { settingsWords } from '../../words/settings.ts';

interface BusinessDraft {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** Changes what stands at the head of every paper. */
export function BusinessSheet({ onClose }: { readonly onClose: () => void }) {
  const business = useSession((session) => session.status?.business);
  const { value, change, clear, attemptId } = useDraft<BusinessDraft>('business', {
    name: business?.name ?? '',
    address: business?.address ?? '',
    phone: business?.phone ?? '',
    email: business?.email ?? '',
  });
  const { busy, trouble, forget, send } = useSure('business.update', {
    sent: null,
    markSent: () => undefined,
  });
  const edit = (part: Partial<BusinessDraft>) => {
    forget();
    change(part);
  };
  const save = async () => {
    const answer = await send({ attemptId, ...value });
    if (answer?.ok !== true) return;
    clear();
    say(words.saved);
    onClose();
  };
  return (
    <SideSheet
      title={words.title}
      subtitle={business?.name}
      onClose={onClose}
      onConfirm={() => void save()}
      footnote={words.foot}
      footer={
        <Button kind="primary" size="big" keys="Ctrl+Enter" busy={busy} onPress={() => void save()}>
          {words.save}
        </Button>
      }
    >
      <BusinessFields value={value} edit={edit} trouble={trouble} />
      {trouble === undefined || trouble.kind === 'invalid-input' ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </SideSheet>
  );
}

interface BusinessFieldsProps {
  readonly value: BusinessDraft;
  readonly edit: (part: Partial<BusinessDraft>) => void;
  readonly trouble: Trouble | undefined;
}

const BusinessFields = ({ value, edit, trouble }: BusinessFieldsProps) => (
  <>
    <TextField
      label={settingsWords.name}
      value={value.name}
      onChange={(name) => edit({ name })}
      issue={issueAt(trouble, 'name')}
      most={200}
      autoFocus
    />
    <TextArea
      label={settingsWords.address}
      hint="optional"
      value={value.address}
      onChange={(address) => edit({ address })}
      issue={issueAt(trouble, 'address')}
      most={400}
    />
    <TextField
      label={settingsWords.phone}
      hint="optional"
      value={value.phone}
      onChange={(phone) => edit({ phone })}
      issue={issueAt(trouble, 'phone')}
      type="tel"
      most={60}
    />
    <TextField
      label={settingsWords.email}
      hint="optional"
      value={value.email}
      onChange={(email) => edit({ email })}
      issue={issueAt(trouble, 'email')}
      type="email"
      most={200}
    />
  </>
);
