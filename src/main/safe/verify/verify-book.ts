import type { Finding } from '../../../shared/contract/calls/ledger.ts';
import type { Memories } from '../../book/custody.ts';
import type { Look } from '../../db/look.ts';
import type { Progress } from '../progress.ts';
import { balanceStage } from './balance-check.ts';
import { chainStage } from './chain-walk.ts';
import { factPages } from './fact-pages.ts';
import { fileStage } from './file-check.ts';
import { createFindings, type Findings } from './finding.ts';
import { journalStage } from './journal-check.ts';
import { linksStage } from './links-check.ts';
import { peopleStage } from './people-check.ts';
import { addDamage, prepare } from './prepare.ts';
import { recordStage } from './records-check.ts';
import type { Check, Checking, Stage } from './stage.ts';
import { wordsStage } from './words-check.ts';

/** Everything that verifying looks at. */
export const stages: readonly Stage[] = [
  fileStage,
  chainStage,
  linksStage,
  wordsStage,
  balanceStage,
  journalStage,
  recordStage,
  peopleStage,
];

/** What a book's verification came to. */
export interface Verified {
  readonly ok: boolean;
  readonly facts: number;
  readonly findings: readonly Finding[];
  readonly more: number;
}

/** What the witness and the keychain said before the look was opened. */
export interface VerifyOptions extends Memories {
  readonly stages?: readonly Stage[];
  progress?(progress: Progress): void;
}

/**
 * Verifies a book as it stands at one moment. It never throws for what is in the file: what can't
 * be read is a finding, and everything that still can be is looked at all the same.
 */
export function verifyBook(look: Look, options: VerifyOptions): Verified {
  const findings = createFindings();
  let facts = 0;
  try {
    facts = look.read.get<{ facts: number }>('select count(*) as facts from fact')?.facts ?? 0;
    const checking = prepare(look, options, findings);
    const total = facts + (options.stages ?? stages).length * 1000;
    runStages(checking, options, { total, findings });
  } catch (cause) {
    addDamage(findings, cause);
  }
  return { ok: !findings.faulty, facts, findings: findings.list, more: findings.more };
}

function runStages(
  checking: Checking,
  options: VerifyOptions,
  { total, findings }: { readonly total: number; readonly findings: Findings },
): void {
  const running: { readonly stage: Stage; readonly check: Check }[] = [];
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (cause) {
      addDamage(findings, cause);
    }
  };
  for (const stage of options.stages ?? stages) {
    guarded(() => running.push({ stage, check: stage.begin(checking) }));
  }
  let done = 0;
  const along = running.flatMap(({ check }) => (check.fact === undefined ? [] : [check.fact]));
  guarded(() => {
    for (const page of factPages(checking.look)) {
      for (const fact of page) for (const go of along) guarded(() => go(fact));
      done += page.length;
      options.progress?.({ done, total, says: 'Reading every entry' });
    }
  });
  for (const { stage, check } of running) {
    options.progress?.({ done, total, says: stage.says });
    guarded(() => check.conclude());
    done += 1000;
  }
}
