import { useJoining } from '../../bridge/joining.ts';
import { Button } from '../../ui/button.tsx';
import { HubFields } from '../../ui/hub-fields.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { joinWords as words } from '../../words/sync.ts';
import { codeOf } from './guesses.ts';
import { StepFrame } from './steps.tsx';

/** The first run of a desk that comes to a business which others have set up. */
export function JoinForm({ onBack }: { readonly onBack: () => void }) {
  const blank = { hubUrl: '', code: '', deskName: '', deskCode: '' };
  const form = useJoining(blank, words.needed);
  const { draft, change, issue, trouble, running, progress } = form;
  const deskCode = draft.deskCode === '' ? codeOf(draft.deskName) : draft.deskCode;
  // The window goes on by itself as soon as the book is there.
  const join = () => void form.join(deskCode);
  useKeys({ 'Ctrl+Enter': join }, 'page');
  return (
    <form
      className="setup-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <StepFrame number={1} title={words.hub} sub={words.hubSub}>
        <HubFields {...draft} onChange={change} issue={issue} autoFocus />
      </StepFrame>
      <StepFrame number={2} title={words.desk} sub={words.deskSub}>
        <TextField
          label={words.deskName}
          value={draft.deskName}
          onChange={(deskName) => change({ deskName })}
          issue={issue('deskName')}
          most={60}
        />
        <TextField
          label={words.deskCode}
          hint={words.deskCodeHint}
          value={deskCode}
          onChange={(code) => change({ deskCode: code.toUpperCase() })}
          issue={issue('deskCode')}
          most={6}
        />
      </StepFrame>
      <footer className="setup-foot">
        {running ? (
          <ProgressBar
            label={words.filling}
            says={progress?.says}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
          />
        ) : null}
        {trouble === undefined ? null : (
          <Note kind="bad" live>
            {trouble.sentence}
          </Note>
        )}
        <div className="setup-ways">
          <Button kind="quiet" onPress={onBack}>
            {words.back}
          </Button>
          <Button kind="primary" size="big" keys="Ctrl+Enter" type="submit" busy={running}>
            {words.join}
          </Button>
        </div>
      </footer>
    </form>
  );
}
