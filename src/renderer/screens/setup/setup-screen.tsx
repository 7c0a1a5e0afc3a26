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
import { joinWords } from '../../words/sync.ts';
import { JoinForm } from './join-form.tsx';
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

/** The first run: a book of one's own, or that of a business which others have set up. */
export function SetupScreen() {
  const [joining, setJoining] = useState(false);
  const said = joining ? joinWords : words;
  return (
    <main className="setup scroll-thin">
      <div className="setup-paper">
        <header>
          <p className="setup-brand">
            <Icon name="book" size={20} /> Tillbook
          </p>
          <h1>{said.title}</h1>
          <p className="soft">{said.lead}</p>
        </header>
        {joining ? (
          <JoinForm onBack={() => setJoining(false)} />
        ) : (
          <FoundForm onJoin={() => setJoining(true)} />
        )}
      </div>
    </main>
  );
}

/** Three short things on one page. */
function FoundForm({ onJoin }: { readonly onJoin: () => void }) {
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
    <form
      className="setup-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <BusinessStep {...step} />
      <DeskStep {...step} code={code} />
      <ManagerStep {...step} pins={pins} onPins={setPins} />
      <footer className="setup-foot">
        {trouble === undefined || trouble.kind === 'invalid-input' ? null : (
          <Note kind="bad" live>
            {trouble.sentence}
          </Note>
        )}
        <div className="setup-ways">
          <Button kind="quiet" onPress={onJoin}>
            {joinWords.instead}
          </Button>
          <Button kind="primary" size="big" keys="Ctrl+Enter" type="submit" busy={create.busy}>
            {words.confirm}
          </Button>
        </div>
      </footer>
    </form>
  );
}
