import { randomBytes } from 'node:crypto';
import type { HubRequest, HubValue } from '../../shared/contract/hub/hub-calls.ts';
import { type ReadRun, readRun } from '../../shared/contract/hub/read-run.ts';
import { sha256 } from '../signatures.ts';
import { acceptFieldSet, acceptWords } from './accept-sides.ts';
import { acceptRun, type Bringing } from './accept-run.ts';
import { holdOrganisation } from '../store/records.ts';
import type { Store } from '../store/store.ts';

type Pushed = Omit<HubValue<'push'>, 'standing'>;

/** Takes in what a desk brings: all that may be taken in one transaction, each part by itself. */
export async function acceptPush(
  store: Store,
  by: { readonly org: string; readonly desk: string; readonly nowMs: number },
  push: HubRequest<'push'>,
): Promise<Pushed> {
  const { org, desk, nowMs } = by;
  // What costs time is done before anybody has to wait for us.
  const runs = push.runs.map((run) => readRun(org, run, sha256));
  const pushed = await store.write(async (tx) => {
    const before = await holdOrganisation(tx, org);
    const bringing: Bringing = { tx, org, broughtBy: desk, nowMs };
    const outcomes: Pushed['runs'] = [];
    for (const run of runs) {
      outcomes.push('facts' in run ? await acceptRun(bringing, run) : run);
    }
    let refusedFieldSets = 0;
    for (const set of push.fieldSets) {
      if (!(await acceptFieldSet(bringing, set))) refusedFieldSets += 1;
    }
    let refusedWords = 0;
    for (const words of push.words) {
      if (!(await acceptWords(bringing, words))) refusedWords += 1;
    }
    const after = await lastNumber(tx, org);
    const mark = randomBytes(16).toString('hex');
    if (after > before) {
      await tx.all(
        'insert into delivery (org, last, mark, bytes) values ($1, $2, $3, $4)',
        org,
        after,
        mark,
        bytesOf(runs, push),
      );
    }
    const previous = await markAt(tx, org, before);
    const delivery = after > before ? { last: after, mark, before: previous } : null;
    return { runs: outcomes, refusedFieldSets, refusedWords, delivery };
  });
  if (pushed.delivery !== null) await store.announce(org);
  return pushed;
}

async function lastNumber(tx: Bringing['tx'], org: string): Promise<number> {
  const [row] = await tx.all<{ next: number }>('select next from organisation where org = $1', org);
  return (row?.next ?? 1) - 1;
}

async function markAt(tx: Bringing['tx'], org: string, last: number): Promise<string | null> {
  const sql = 'select mark from delivery where org = $1 and last = $2';
  const [row] = await tx.all<{ mark: string }>(sql, org, last);
  return row?.mark ?? null;
}

/** About how much this is when it travels on: enough to cut pages by. */
const bytesOf = (runs: ReadonlyArray<ReadRun | object>, push: HubRequest<'push'>): number =>
  runs.reduce((total, run) => total + ('facts' in run ? factBytes(run) : 0), 0) +
  push.fieldSets.reduce((total, { fields }) => total + fields.length * 300, 0) +
  push.words.reduce((total, { text }) => total + text.length + 200, 0);

const factBytes = ({ facts }: ReadRun): number =>
  facts.reduce((total, { body, subjects }) => total + body.length + subjects.length * 40 + 700, 0);
