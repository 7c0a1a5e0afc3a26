import type { Finding } from '../../../shared/contract/calls/ledger.ts';
import type { Memories } from '../../book/custody.ts';
import type { Look } from '../../db/look.ts';
import { addUp, checkAccountDays, type DaySums, joinDays } from './balance-check.ts';
import { checkChainEnds } from './chain-ends.ts';
import { beginWalk } from './chain-walk.ts';
import { factPages, type Stretch } from './fact-pages.ts';
import { createFindings, type Findings } from './finding.ts';
import { addDamage, prepare } from './prepare.ts';
import type { Progress } from '../progress.ts';
import type { Verified } from './verify-book.ts';
import { joinWalked, type Walked } from './walked.ts';

// What proves in the shortest time that no entry was touched and that the books balance. Each entry
// is held against the one that stands before it, so that a long log can be walked in stretches by
// several workers at once.

/** What walking a stretch came to, in plain values that one worker can hand to another. */
export interface WalkedStretch {
  readonly facts: number;
  readonly walks: readonly Walked[];
  readonly days: DaySums;
  readonly findings: readonly Finding[];
  readonly more: number;
}

export interface BriefOptions extends Memories {
  readonly stretch: Stretch;
  progress?(progress: Progress): void;
}

/** Walks one stretch of the log. */
export function walkStretch(look: Look, options: BriefOptions): WalkedStretch {
  const findings = createFindings();
  const days: DaySums = new Map();
  let walks: readonly Walked[] = [];
  let facts = 0;
  guarded(findings, () => {
    const { stretch } = options;
    const checking = prepare(look, options, findings);
    const walk = beginWalk(checking, stretch.after);
    const total = lengthOf(look, stretch);
    for (const page of factPages(look, stretch)) {
      for (const fact of page) {
        try {
          walk.fact(fact);
          addUp(checking, days, fact);
        } catch (cause) {
          addDamage(findings, cause);
        }
      }
      facts += page.length;
      options.progress?.({ done: facts, total, says: 'Reading every entry' });
    }
    walks = walk.soFar();
  });
  return { facts, walks, days, findings: findings.list, more: findings.more };
}

/** Concludes from all stretches, in their order; the look must see as far as the last one did. */
export function concludeBrief(
  look: Look,
  memories: Memories,
  stretches: readonly WalkedStretch[],
): Verified {
  const findings = createFindings();
  let more = 0;
  let facts = 0;
  let days: DaySums = new Map();
  const walks = new Map<number, Walked>();
  for (const stretch of stretches) {
    for (const finding of stretch.findings) findings.add(finding);
    more += stretch.more;
    facts += stretch.facts;
    days = joinDays(days, stretch.days);
    for (const walked of stretch.walks) {
      walks.set(walked.chain.n, joinWalked(walks.get(walked.chain.n), walked));
    }
  }
  guarded(findings, () => {
    const checking = prepare(look, memories, findings);
    guarded(findings, () => checkChainEnds(checking, [...walks.values()]));
    guarded(findings, () => checkAccountDays(checking, days));
  });
  more += findings.more;
  return { ok: !findings.faulty && more === 0, facts, findings: findings.list, more };
}

const lengthOf = (look: Look, { after, upTo }: Stretch): number =>
  (upTo ?? Number(look.rows('select max(n) from fact')[0]?.[0] ?? 0)) - after;

function guarded(findings: Findings, work: () => void): void {
  try {
    work();
  } catch (cause) {
    addDamage(findings, cause);
  }
}
