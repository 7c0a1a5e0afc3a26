import { useState } from 'react';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { useIsManager } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { passphraseWords as words, safeKeepingWords } from '../../words/safe-keeping.ts';
import type { BackupList, Sheet } from './use-sheet.ts';

interface PassphrasePartProps {
  readonly list: BackupList;
  readonly sheet: Sheet;
}

/** Whether there is a passphrase, where it is kept, and whether anybody has it on paper. */
export function PassphrasePart({ list, sheet }: PassphrasePartProps) {
  const why = useIsManager() ? undefined : safeKeepingWords.onlyManagers;
  const { passphrase, keptWhere } = list;
  return (
    <Section title={words.title}>
      <div className="safe-part">
        {passphrase === 'none' ? (
          <p className="soft">{words.noneText}</p>
        ) : (
          <p className="soft">
            {words.keptHere} {keptWhere}, {words.keptWhy}
          </p>
        )}
        {passphrase === 'only-here' && sheet.at !== 'passphrase' ? (
          <>
            <Note kind="warning" title={words.onlyHere}>
              {words.onlyHereText}
            </Note>
            {why === undefined ? <ReadBack /> : null}
          </>
        ) : null}
        {passphrase === 'out-of-reach' ? (
          <Note kind="warning" title={words.outOfReach}>
            {words.outOfReachText}
          </Note>
        ) : null}
        <div className="safe-row">
          <Button
            kind={passphrase === 'none' ? 'primary' : 'plain'}
            icon="lock"
            why={why}
            onPress={() => sheet.open('passphrase')}
          >
            {passphrase === 'none' ? words.make : words.replace}
          </Button>
        </div>
      </div>
    </Section>
  );
}

/** For whoever left the sheet before its end and has the paper after all. */
function ReadBack() {
  const [lastGroup, setLastGroup] = useState('');
  const [issue, setIssue] = useState<string>();
  const { busy, act } = useAct('backups.passphraseOnPaper');
  const confirm = async () => {
    if (busy) return;
    const answer = await act({ lastGroup: lastGroup.trim() === '' ? '-' : lastGroup });
    setIssue(answer.ok ? undefined : answer.failure.sentence);
    if (answer.ok) say(words.onPaper);
  };
  return (
    <form
      className="safe-part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <TextField
        label={words.lastGroup}
        hint={words.lastGroupHint}
        value={lastGroup}
        onChange={setLastGroup}
        issue={issue}
        most={40}
      />
      <div className="safe-row">
        <Button type="submit" busy={busy}>
          {words.prove}
        </Button>
      </div>
    </form>
  );
}
