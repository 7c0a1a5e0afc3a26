import { useState } from 'react';
import { Link } from 'wouter';
import type { Finding } from '../../../shared/contract/calls/ledger.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { moreWords, verifyWords as words } from '../../words/safe-keeping.ts';
import { placeOf } from './finding-kinds.ts';

const fewFindings = 12;

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** How many more there are than are named. */
  readonly more: number;
}

/** What was found, faults before what is only odd; the first few of many. */
export function Findings({ findings, more }: FindingsProps) {
  const [all, setAll] = useState(false);
  const sorted = findings.toSorted(
    (a, b) => Number(b.weight === 'fault') - Number(a.weight === 'fault'),
  );
  const shown = all ? sorted : sorted.slice(0, fewFindings);
  return (
    <div>
      <h3 className="safe-findings-head">{words.findings}</h3>
      <ol className="safe-findings">
        {shown.map((finding, place) => (
          <FindingLine key={`${String(place)} ${finding.sentence}`} finding={finding} />
        ))}
      </ol>
      {shown.length < sorted.length ? (
        <p className="safe-more">
          <Button kind="quiet" size="small" icon="down" onPress={() => setAll(true)}>
            {words.showAll} {sorted.length}
          </Button>
        </p>
      ) : more > 0 ? (
        <p className="safe-more soft">{moreWords(more)}</p>
      ) : null}
    </div>
  );
}

/** A customer has no number to go by. */
const nameOf = ({ about }: Finding): string =>
  about === undefined || about.number === '' ? words.look : about.number;

function FindingLine({ finding }: { readonly finding: Finding }) {
  const isFault = finding.weight === 'fault';
  const place = placeOf(finding);
  return (
    <li>
      <span className={isFault ? 'safe-bad' : 'safe-info'}>
        <Icon name={isFault ? 'octagon' : 'info'} size={14} />
        <span className="hidden-words">{isFault ? words.fault : words.note}: </span>
      </span>
      <span>{finding.sentence}</span>
      {place === undefined ? null : <Link href={place}>{nameOf(finding)}</Link>}
    </li>
  );
}
