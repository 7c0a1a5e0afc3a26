import { useJoining } from '../../bridge/joining.ts';
import { useIsManager, useSession } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { HubFields } from '../../ui/hub-fields.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { joinWords as words, syncWords } from '../../words/sync.ts';

interface JoinPartProps {
  readonly practice: boolean;
  /** It has a hub, which does not answer where it did. */
  readonly moved: boolean;
}

/** A desk that has a book comes to a hub with it, which is a manager's to do. */
export function JoinPart(props: JoinPartProps) {
  if (useIsManager()) return <JoinForm {...props} />;
  return (
    <Section title={words.title}>
      <div className="sync-part">
        <p className="soft">{syncWords.lead}</p>
        <p>{words.managers}</p>
      </div>
    </Section>
  );
}

function JoinForm({ practice, moved }: JoinPartProps) {
  const desk = useSession((session) => session.status?.desk);
  const { name = '', code = '' } = desk ?? {};
  const blank = { hubUrl: '', code: '', deskName: name, deskCode: code };
  const form = useJoining(blank, words.needed);
  const why = practice ? 'The practice book stays on this computer.' : undefined;
  const join = async () => {
    if (await form.join(code)) say(words.joined);
  };
  return (
    <Section title={moved ? words.movedTitle : words.title}>
      <form
        className="sync-part"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (why === undefined) void join();
        }}
      >
        <p className="soft">{moved ? words.movedLead : `${syncWords.lead} ${words.ownLead}`}</p>
        <div className="sync-fields">
          <HubFields {...form.draft} onChange={form.change} issue={form.issue} />
        </div>
        {form.running ? (
          <ProgressBar
            label={words.filling}
            says={form.progress?.says}
            done={form.progress?.done ?? 0}
            total={form.progress?.total ?? 0}
          />
        ) : null}
        {form.trouble === undefined ? null : (
          <Note kind="bad" live>
            {form.trouble.sentence}
          </Note>
        )}
        <div className="sync-row">
          <Button kind="primary" type="submit" why={why} busy={form.running}>
            {words.join}
          </Button>
        </div>
      </form>
    </Section>
  );
}
