import './setup.css';
import { useState } from 'react';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { useDraft } from '../../state/drafts.ts';
import { useFirstRun } from '../../state/first-run.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { setupWords as words } from '../../words/setup.ts';
import { BusinessStep, DeskStep, ManagerStep } from './steps.tsx';
import { codeOf, guessCurrency, guessTimeZone } from './guesses.ts';
import { issuesOf, type SetupDraft, setupInput } from './setup-form.ts';

const blank = (): SetupDraft => ({
  businessName: '',
  currency: guessCurrency(),
  timeZone: guessTimeZone(),
  deskName: 'Front 1',
  deskCode: '',
  managerName: '',
});

/** The first run: three short things on one page. */
export function SetupScreen() {
  const draft = useDraft('setup', blank());
  const [pins, setPins] = useState({ pin: '', again: '' });
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const create = useAct('setup.create');
  const firstRun = useFirstRun();
  const code = draft.value.deskCode === '' ? codeOf(draft.value.deskName) : draft.value.deskCode;
  const own = issuesOf(draft.value, pins);
  const issue = (path: string) => (tried ? own[path] : undefined) ?? issueAt(trouble, path);
  const confirm = async () => {
    setTried(true);
    if (Object.values(own).some((sentence) => sentence !== undefined)) return;
    // The window goes on as soon as the book is there, before this hears of it.
    firstRun.begin();
    const answer = await create.act(
      setupInput(draft.attemptId, { ...draft.value, code }, pins.pin),
    );
    setTrouble(answer.ok ? undefined : answer.failure);
    if (answer.ok) draft.clear();
    else firstRun.end();
  };
  useKeys({ 'Ctrl+Enter': () => void confirm() }, 'page');
  const step = { draft: draft.value, change: draft.change, issue };
  return (
    <main className="setup scroll-thin">
      <form
        className="setup-paper"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <header>
          <p className="setup-brand">
            <Icon name="book" size={20} /> Tillbook
          </p>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </header>
        <BusinessStep {...step} />
        <DeskStep {...step} code={code} />
        <ManagerStep {...step} pins={pins} onPins={setPins} />
        <footer className="setup-foot">
          {trouble === undefined || trouble.kind === 'invalid-input' ? null : (
            <Note kind="bad" live>
              {trouble.sentence}
            </Note>
          )}
          <Button kind="primary" size="big" keys="Ctrl+Enter" type="submit" busy={create.busy}>
            {words.confirm}
          </Button>
        </footer>
      </form>
    </main>
  );
}
