import type { Health } from '../../bridge/health.ts';
import { useSession } from '../../state/session.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { printWhen } from '../../ui/when.ts';
import {
  passphraseWords,
  safeKeepingWords as words,
  verifiedWords,
} from '../../words/safe-keeping.ts';
import type { BackupList } from './use-sheet.ts';

interface StandingProps {
  readonly list: BackupList;
  readonly lastVerify: Health['lastVerify'];
}

type Mood = 'good' | 'wait' | 'bad';

interface FactProps {
  readonly term: string;
  readonly value: string;
  readonly says: string;
  readonly mood: Mood;
}

const icons: Readonly<Record<Mood, IconName>> = {
  good: 'circle-full',
  wait: 'circle-dashed',
  bad: 'octagon',
};

const Fact = ({ term, value, says, mood }: FactProps) => (
  <div>
    <dt>{term}</dt>
    <dd>
      <span className="safe-value">{value}</span>
      <span className={`safe-says safe-${mood}`}>
        <Icon name={icons[mood]} size={14} />
        {says}
      </span>
    </dd>
  </div>
);

/** The three things that one wants to know at a glance. */
export function Standing({ list, lastVerify }: StandingProps) {
  const { timeZone, today } = useDesk();
  const when = (at: string) => printWhen(at, timeZone, today);
  const practice = useSession((session) => session.status?.mode === 'practice');
  const last = list.rows[0];
  const passphrase = passphraseWords.states[list.passphrase];
  return (
    <dl className="safe-standing">
      <Fact
        term={words.lastBackup}
        value={last === undefined ? words.noBackup : when(last.madeAt)}
        says={
          last !== undefined
            ? words.proven
            : practice
              ? words.noBackupInPractice
              : words.noBackupSays
        }
        mood={last === undefined ? 'wait' : 'good'}
      />
      <Fact term={words.passphrase} {...passphrase} />
      <Fact
        term={words.lastVerified}
        value={lastVerify === undefined ? words.neverVerified : when(lastVerify.at)}
        says={lastVerify === undefined ? words.neverVerifiedSays : verifiedWords(lastVerify)}
        mood={lastVerify === undefined ? 'wait' : lastVerify.ok ? 'good' : 'bad'}
      />
    </dl>
  );
}
