import { useState } from 'react';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Section } from '../../ui/section.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { cardsWords as words, keySteps } from '../../words/cards.ts';

interface KeySheetProps {
  readonly replaces: boolean;
  readonly keptWhere: string;
  readonly onClose: () => void;
}

const longestKey = 300;

/** Takes the key in. It is in no draft, and gone from the page as soon as it was sent. */
export function KeySheet({ replaces, keptWhere, onClose }: KeySheetProps) {
  const { busy, act } = useAct('cards.setKey');
  const [key, setKey] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const [pressed, setPressed] = useState(false);
  const isEmpty = key.trim() === '';
  const save = async () => {
    setPressed(true);
    if (busy || isEmpty) return;
    const answer = await act({ key });
    setKey('');
    setPressed(false);
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(words.saved);
    onClose();
  };
  return (
    <SideSheet
      title={replaces ? words.replace : words.enter}
      subtitle={words.sheetTitle}
      onClose={onClose}
      onConfirm={() => void save()}
      footnote={words.foot(keptWhere)}
      footer={
        <Button kind="primary" size="big" keys="Ctrl+Enter" busy={busy} onPress={() => void save()}>
          {words.save}
        </Button>
      }
    >
      <SecretField
        label={words.field}
        help={words.fieldHelp}
        value={key}
        onChange={(text) => {
          setTrouble(undefined);
          setKey(text);
        }}
        most={longestKey}
        issue={pressed && isEmpty ? words.fieldIssue : issueAt(trouble, 'key')}
      />
      {trouble === undefined || trouble.kind === 'invalid-input' ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
      <Section title={words.how}>
        <ol className="cards-steps">
          {keySteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
    </SideSheet>
  );
}
