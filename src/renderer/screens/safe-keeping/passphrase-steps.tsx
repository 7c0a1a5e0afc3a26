import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Note } from '../../ui/note.tsx';
import { PrintOnly } from '../../ui/print-only.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { printDay } from '../../ui/when.ts';
import { passphraseWords as words } from '../../words/safe-keeping.ts';
import type { Making } from './use-passphrase.ts';

interface PassphraseStepsProps {
  readonly making: Making;
  readonly replaces: boolean;
}

/** What is on screen while a passphrase is made: how it goes, the passphrase, the proof. */
export function PassphraseSteps({ making, replaces }: PassphraseStepsProps) {
  const { step, passphrase, trouble } = making;
  return (
    <>
      {step === 'before' ? <Before replaces={replaces} /> : null}
      {step === 'shown' ? <Shown passphrase={passphrase} /> : null}
      {step === 'reading-back' ? <ReadingBack making={making} /> : null}
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </>
  );
}

const Before = ({ replaces }: { readonly replaces: boolean }) => (
  <>
    <p>{words.noneText}</p>
    <h3>{words.howTitle}</h3>
    <ol className="safe-steps">
      {words.how.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
    {replaces ? <Note kind="warning">{words.replaceWarning}</Note> : null}
  </>
);

const Groups = ({ passphrase }: { readonly passphrase: string }) => (
  <p className="safe-groups" aria-label={passphrase.replaceAll('-', ' ')}>
    {passphrase.split('-').map((group, place) => (
      <span key={`${String(place)} ${group}`}>{group}</span>
    ))}
  </p>
);

function Shown({ passphrase }: { readonly passphrase: string }) {
  return (
    <>
      <div role="status">
        <p>
          <b>{words.shownTitle}</b> {words.shownText}
        </p>
      </div>
      <div className="safe-sheet">
        <Groups passphrase={passphrase} />
      </div>
      <div className="safe-row">
        <Button icon="print" keys="P" autoFocus onPress={() => window.print()}>
          {words.print}
        </Button>
        <CopyButton text={passphrase} label={words.copy} />
      </div>
      <PrintOnly>
        <PassphrasePaper passphrase={passphrase} />
      </PrintOnly>
    </>
  );
}

/** The sheet as it lies in the safe, years later, before somebody who has never seen Tillbook. */
function PassphrasePaper({ passphrase }: { readonly passphrase: string }) {
  const { today } = useDesk();
  const status = useSession((session) => session.status);
  return (
    <article className="safe-paper">
      <h1>{words.sheetTitle}</h1>
      <p>
        {status?.business?.name}, {status?.desk?.name} ({status?.desk?.code})
      </p>
      <p>
        {words.sheetMade} {printDay(today, 'full')}
      </p>
      <Groups passphrase={passphrase} />
      <p>{words.sheetText}</p>
      <p>{words.sheetHow}</p>
    </article>
  );
}

const ReadingBack = ({ making }: { readonly making: Making }) => (
  <>
    <p>
      <b>{words.proveTitle}</b> {words.proveText}
    </p>
    <TextField
      label={words.lastGroup}
      hint={words.lastGroupHint}
      value={making.lastGroup}
      onChange={making.type}
      issue={making.issue}
      autoFocus
      most={40}
    />
    <div className="safe-row">
      <Button kind="quiet" onPress={making.showAgain}>
        {words.showAgain}
      </Button>
    </div>
  </>
);
