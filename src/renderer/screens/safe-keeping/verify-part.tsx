import { useEffect, useRef } from 'react';
import type { Health } from '../../bridge/health.ts';
import { useLongWork } from '../../bridge/long-work.ts';
import { useCommands } from '../../state/commands.ts';
import { useIsManager } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { printWhen } from '../../ui/when.ts';
import {
  rebuiltWords,
  safeKeepingWords,
  verifiedWords,
  verifyWords as words,
  wholeWords,
} from '../../words/safe-keeping.ts';
import { Findings } from './findings.tsx';
import { isMendable, type Verified } from './finding-kinds.ts';
import type { Sheet } from './use-sheet.ts';

interface VerifyPartProps {
  readonly lastVerify: Health['lastVerify'];
  readonly sheet: Sheet;
  /** The address leads here. */
  readonly isAt: boolean;
}

/** Whether the book is as it was written, and what to do where it is not. */
export function VerifyPart({ lastVerify, sheet, isAt }: VerifyPartProps) {
  const { timeZone, today } = useDesk();
  const verifying = useLongWork('ledger.verify');
  const button = useRef<HTMLButtonElement>(null);
  const verify = () => void verifying.begin({});
  useCommands([{ id: 'verify', title: words.verify, keys: ['V'], group: 'here', run: verify }]);
  useEffect(() => {
    if (!isAt) return;
    button.current?.focus();
    button.current?.closest('section')?.scrollIntoView({ block: 'start' });
  }, [isAt]);
  const { answer } = verifying;
  return (
    <Section
      title={words.title}
      aside={
        lastVerify === undefined
          ? undefined
          : `${printWhen(lastVerify.at, timeZone, today)}: ${verifiedWords(lastVerify)}`
      }
    >
      <div className="safe-part">
        <p className="soft">{words.lead}</p>
        <div className="safe-row">
          <Button ref={button} keys="V" busy={verifying.running} onPress={verify}>
            {words.verify}
          </Button>
        </div>
        {verifying.running ? (
          <ProgressBar
            label={words.verifying}
            says={verifying.progress?.says}
            done={verifying.progress?.done ?? 0}
            total={verifying.progress?.total ?? 0}
          />
        ) : null}
        {answer === undefined ? null : answer.ok ? (
          <Outcome verified={answer.value} sheet={sheet} onVerify={verify} />
        ) : (
          <Note kind="bad" live>
            {answer.failure.sentence}
          </Note>
        )}
      </div>
    </Section>
  );
}

interface OutcomeProps {
  readonly verified: Verified;
  readonly sheet: Sheet;
  readonly onVerify: () => void;
}

/** What verifying came to, in sentences; and the ways on, none of which deletes anything. */
function Outcome({ verified, sheet, onVerify }: OutcomeProps) {
  const faults = verified.findings.filter(({ weight }) => weight === 'fault');
  const mendable = faults.filter(isMendable).length;
  return (
    <>
      <div role="status">
        {verified.ok ? (
          <Note kind="good" title={words.whole}>
            {wholeWords(verified)}
          </Note>
        ) : (
          <Note kind="bad" title={words.found}>
            {wholeWords(verified)} {words.nothingChanged}
          </Note>
        )}
      </div>
      {faults.length > mendable ? (
        <Note kind="bad" title={words.restoreTitle}>
          {words.restoreText}{' '}
          <Button size="small" onPress={() => sheet.open('restore')}>
            {words.toRestore}
          </Button>
        </Note>
      ) : null}
      {mendable > 0 ? <Rebuild onVerify={onVerify} /> : null}
      {verified.findings.length === 0 ? null : (
        <Findings findings={verified.findings} more={verified.more} />
      )}
    </>
  );
}

/** Works the figures out again from the entries, which stay as they are. */
function Rebuild({ onVerify }: { readonly onVerify: () => void }) {
  const rebuilding = useLongWork('ledger.rebuild');
  const why = useIsManager() ? undefined : safeKeepingWords.onlyManagers;
  const { answer } = rebuilding;
  return (
    <>
      <Note kind="info" title={words.rebuildTitle}>
        {words.rebuildText}
      </Note>
      <div className="safe-row">
        <Button
          kind="primary"
          why={why}
          busy={rebuilding.running}
          onPress={() => void rebuilding.begin({})}
        >
          {words.rebuild}
        </Button>
      </div>
      {rebuilding.running ? (
        <ProgressBar
          label={words.rebuilding}
          says={rebuilding.progress?.says}
          done={rebuilding.progress?.done ?? 0}
          total={rebuilding.progress?.total ?? 0}
        />
      ) : null}
      {answer === undefined ? null : answer.ok ? (
        <div role="status">
          <Note kind="good">
            {rebuiltWords(answer.value)}{' '}
            <Button size="small" onPress={onVerify}>
              {words.again}
            </Button>
          </Note>
        </div>
      ) : (
        <Note kind="bad" live>
          {answer.failure.sentence}
        </Note>
      )}
    </>
  );
}
