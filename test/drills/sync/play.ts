import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../../src/shared/base/assert.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { keyToId } from '../../../src/main/db/keys.ts';
import type { Deed, deeds } from '../../support/busy-desk.ts';
import type { SyncDesk } from '../rig/sync-desk.ts';
import { type Beginnings, foundOffice, type Office, type OfficeOptions } from './beginnings.ts';
import { judge } from './judge.ts';
import type { About, History, Step } from './plan.ts';
import { plantInDesks } from './plants.ts';
import { steppedChance } from './stepped-chance.ts';

/** What came of a history. */
export interface Played {
  readonly findings: readonly string[];
  readonly facts: number;
  /** How often two desks did something to the same thing. */
  readonly contradictions: number;
  /** How many contradictions every desk tells of in the end. */
  readonly told: number;
  /** A hash of all that the desks hold in the end. */
  readonly digest: string;
}

export interface Playing {
  readonly beginnings: Beginnings;
  readonly folder: string;
  readonly plant: string | null;
}

/** Lets a history happen, lets everybody meet, and judges what they hold then. */
export async function play(history: History, playing: Playing): Promise<Played> {
  const { seed, desks: count } = history;
  const folder = join(playing.folder, String(seed));
  const chance = steppedChance(seed);
  const broke: unknown[] = [];
  const complain = (cause: unknown): void => void broke.push(cause);
  const { plant } = playing;
  const options: OfficeOptions = { folder, seed, desks: count, chance, plant, complain };
  const office = await (history.joins ? foundOffice(options) : playing.beginnings.open(options));
  const uproot = plantInDesks(plant);
  try {
    office.hub.isFaulty = true;
    office.hub.isPlanted = true;
    let contradictions = 0;
    for (const step of history.steps) {
      chance.turnTo(step.seed);
      if (await take(step, office, chance)) contradictions += 1;
    }
    chance.turnTo(seed);
    const judged = await judge(office);
    return {
      ...judged,
      findings: [...judged.findings, ...broke.map((cause) => `something broke: ${String(cause)}`)],
      contradictions,
    };
  } finally {
    uproot();
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes a step; whether two desks contradicted each other in it. */
async function take(step: Step, { desks, hub }: Office, chance: Chance): Promise<boolean> {
  const at = (place: number): SyncDesk => must(desks[place], 'A step names a desk there is.');
  switch (step.what) {
    case 'hub-restart':
      await hub.restart();
      return false;
    case 'hub-back-up':
      await hub.backUp();
      return false;
    case 'hub-put-back':
      await hub.putBack();
      return false;
    case 'contradict': {
      const [one, other] = step.desks;
      return contradict(at(one), at(other), step.about, chance);
    }
    default:
      await takeAt(at(step.desk), step, hub);
      return false;
  }
}

async function takeAt(
  desk: SyncDesk,
  step: Extract<Step, { readonly desk: number }>,
  hub: Office['hub'],
): Promise<void> {
  switch (step.what) {
    case 'work':
      return desk.work(step.times);
    case 'sync':
      return desk.sync.now();
    case 'cut':
      return void hub.cut.add(desk.code);
    case 'heal':
      return void hub.cut.delete(desk.code);
    case 'crash':
      return desk.crash();
    case 'back-up':
      return desk.backUp();
    case 'restore':
      return desk.restore(step.knowingly);
    case 'clock':
      return desk.clock.pass({ days: step.days });
    case 'newer':
      return desk.writeAsLaterVersion();
  }
}

const targets: Readonly<Record<(typeof deeds)[number], string>> = {
  refund: 'select id from payment where n is not null and captured > refunded order by n desc',
  credit:
    'select id from invoice where n is not null and voids = 0 and total > credited order by n desc',
  void: 'select id from invoice where n is not null and voids = 0 and applied = 0 and credited = 0 order by n desc',
  reverse:
    'select id from payment where n is not null and captured > 0 and refunded = 0 order by n desc',
  bounce: `select id from payment where n is not null and method = 'check' and captured > 0 order by n desc`,
  remove: 'select id from allocation where n is not null and amount > 0 order by n desc',
  cancel: 'select id from refund where n is not null and cancels = 0 order by n desc',
};

/** What goes ill with a deed, done beside it. */
const goesIll: Readonly<Partial<Record<About, Deed>>> = { void: 'credit', cancel: 'handOver' };

/** Both do the same, or what goes ill with it, to something that both know. */
function contradict(one: SyncDesk, other: SyncDesk, about: About, chance: Chance): boolean {
  if (about === 'customer') {
    one.rename(`Somebody ${String(chance.between(1, 9))}`);
    other.rename(`Else ${String(chance.between(1, 9))}`);
    return true;
  }
  if (about === 'merge' || about === 'erase') {
    one[about]();
    // The other one merges too, or goes on with whoever was just erased.
    if (about === 'merge') other.merge();
    else other.rename('Somebody back again');
    return true;
  }
  const ids = ({ book }: SyncDesk) =>
    book.read.all<{ id: Buffer }>(targets[about]).map(({ id }) => keyToId(id));
  const atOther = new Set(ids(other));
  const both = ids(one).filter((id) => atOther.has(id));
  if (both.length === 0) return false;
  const id = chance.pick(both.slice(0, 6));
  const second = goesIll[about];
  const isOther = second !== undefined && chance.happens(50);
  return [one.doTo(about, id), other.doTo(isOther ? second : about, id)].every(Boolean);
}
