import { join } from 'node:path';
import { quickFolder } from '../../support/quick-folder.ts';
import { createBeginnings } from './beginnings.ts';
import { type History, planHistory, tellStep } from './plan.ts';
import { play, type Played } from './play.ts';
import { shrink } from './shrink.ts';

/** Which histories one process plays. */
export interface Share {
  readonly plant: string | null;
  /** The seed of the first; the others follow at this distance. */
  readonly seed: number;
  readonly apart: number;
  readonly runs: number;
  readonly enough: number;
}

/** What came of some histories. */
export interface Tally {
  readonly runs: number;
  readonly facts: number;
  readonly contradictions: number;
  /** Contradictions that every desk tells of in the end. */
  readonly told: number;
  readonly findings: readonly string[];
  /** One hash of all endings, in the order of their seeds. */
  readonly digests: readonly string[];
}

/** One history in so many is a long one. */
const richEach = 25;

/** Plays histories one after the other; what falls short is told with as few steps as it takes. */
export async function playHistories(
  share: Share,
  played: (found: readonly string[]) => void,
): Promise<Tally> {
  const quick = quickFolder();
  const beginnings = createBeginnings();
  const { plant } = share;
  const findings: string[] = [];
  const digests: string[] = [];
  let [runs, facts, contradictions, told] = [0, 0, 0, 0];
  const go = (history: History): Promise<Played> =>
    play(history, { beginnings, folder: join(quick.path, 'now'), plant }).catch(broken);
  try {
    for (; runs < share.runs && findings.length < share.enough; runs += 1) {
      const seed = share.seed + runs * share.apart;
      const history = planHistory(seed, seed % richEach === 0);
      const ending = await go(history);
      facts += ending.facts;
      contradictions += ending.contradictions;
      told += ending.told;
      digests.push(ending.digest);
      const found = ending.findings.length > 0 ? await tell(history, ending, go) : [];
      findings.push(...found);
      played(found);
    }
    return { runs, facts, contradictions, told, findings, digests };
  } finally {
    await beginnings.close();
    quick.remove();
  }
}

const broken = (cause: unknown): Played => ({
  findings: [`it broke off: ${cause instanceof Error ? (cause.stack ?? '') : String(cause)}`],
  ...{ facts: 0, contradictions: 0, told: 0, digest: '' },
});

async function tell(
  history: History,
  ending: Played,
  go: (history: History) => Promise<Played>,
): Promise<readonly string[]> {
  const fewer = await shrink(history, async (shorter) => (await go(shorter)).findings.length > 0);
  const steps = fewer.steps.map(tellStep).join(', ');
  const { seed, desks } = history;
  return ending.findings.map(
    (finding) => `Seed ${String(seed)}: ${finding} (${String(desks)} desks; ${steps})`,
  );
}
