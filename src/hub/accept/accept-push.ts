import { randomBytes } from 'node:crypto';
import type { HubRequest, HubValue } from '../../shared/contract/hub/hub-calls.ts';
import { type ReadRun, readRun } from '../../shared/contract/hub/read-run.ts';
import { rememberedOf } from '../remembered.ts';
import { sha256 } from '../signatures.ts';
import { acceptFieldSet, acceptWords } from './accept-sides.ts';
import { acceptRun, type Bringing } from './accept-run.ts';
import { holdNumbers, standingAt } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { together } from '../store/together.ts';

/**
 * Takes in what a desk brings: all that may be taken in one transaction, each part by itself. What
 * does not wait for an answer is asked for and written together, as each turn to the store and back
 * takes as long as a turn over the line.
 */
export async function acceptPush(
  store: Store,
  by: { readonly org: string; readonly desk: string; readonly nowMs: number },
  push: HubRequest<'push'>,
): Promise<HubValue<'push'>> {
  const { org, desk, nowMs } = by;
  const count = countOf(push);
  // What costs time is done before anybody has to wait for us.
  const runs = push.runs.map((run) => readRun(org, run, sha256));
  const bytes = bytesOf(runs, push);
  const pushed = await store.write(async (tx) => {
    const numbers = holdNumbers(tx, org, count);
    const bringing: Bringing = {
      tx,
      org,
      broughtBy: desk,
      nowMs,
      numbers,
      taken: new Map(),
      erased: { any: null },
      chainKeys: rememberedOf(store).chainKeys,
    };
    const outcomes: HubValue<'push'>['runs'] = [];
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
    const before = await numbers.before;
    numbers.settle();
    const mark = randomBytes(16).toString('hex');
    const last = numbers.last(before);
    if (last > before.last) {
      tx.write(
        'insert into delivery (org, last, mark, bytes) values ($1, $2, $3, $4)',
        org,
        last,
        mark,
        bytes,
      );
    }
    const standing = together(standingAt(tx, store.id, { ...by, last }));
    tx.endsHere();
    const delivery = last > before.last ? { last, mark, before: before.mark } : null;
    return {
      runs: outcomes,
      refusedFieldSets,
      refusedWords,
      delivery,
      standing: await standing,
    };
  });
  if (pushed.delivery !== null) store.announce(org);
  return pushed;
}

/** How much is brought: so many numbers it takes at most. */
const countOf = ({ runs, fieldSets, words }: HubRequest<'push'>): number =>
  runs.reduce((total, { facts }) => total + facts.length, 0) + fieldSets.length + words.length;

/** About how much this is when it travels on: enough to cut pages by. */
const bytesOf = (runs: ReadonlyArray<ReadRun | object>, push: HubRequest<'push'>): number =>
  runs.reduce((total, run) => total + ('facts' in run ? factBytes(run) : 0), 0) +
  push.fieldSets.reduce((total, { fields }) => total + fields.length * 300, 0) +
  push.words.reduce((total, { text }) => total + text.length + 200, 0);

const factBytes = ({ facts }: ReadRun): number =>
  facts.reduce((total, { body, subjects }) => total + body.length + subjects.length * 40 + 700, 0);
