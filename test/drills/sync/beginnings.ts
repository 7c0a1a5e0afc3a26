import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makePairingCode } from '../../../src/hub/pairing.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { type FaultyHub, openFaultyHub } from '../rig/faulty-hub.ts';
import { startSyncDesk, type SyncDesk } from '../rig/sync-desk.ts';
import { nameOf } from './plan.ts';
import { steppedChance } from './stepped-chance.ts';

/** Desks of one business and their hub, all in one folder. */
export interface Office {
  readonly desks: readonly SyncDesk[];
  readonly hub: FaultyHub;
  close(): Promise<void>;
}

export interface OfficeOptions {
  readonly folder: string;
  readonly seed: number;
  readonly desks: number;
  readonly chance: Chance;
  readonly plant: string | null;
  readonly complain: (cause: unknown) => void;
}

/**
 * Offices as they stand once every desk has come to the hub. Founding, joining and making tables
 * takes longer than most histories, so each size is made once and copied.
 */
export interface Beginnings {
  open(options: OfficeOptions): Promise<Office>;
  close(): void;
}

interface Made {
  readonly folder: string;
  /** What each desk keeps in its keychain. */
  readonly kept: ReadonlyArray<ReadonlyMap<string, Buffer>>;
}

export function createBeginnings(): Beginnings {
  const quick = quickFolder();
  const made = new Map<number, Promise<Made>>();
  return {
    async open(options) {
      const known =
        made.get(options.desks) ?? make(join(quick.path, String(options.desks)), options);
      made.set(options.desks, known);
      const { folder, kept } = await known;
      cpSync(folder, options.folder, { recursive: true });
      return openOffice(options, kept);
    },
    close: () => quick.remove(),
  };
}

async function make(folder: string, { desks }: OfficeOptions): Promise<Made> {
  const chance = steppedChance(desks);
  const complain = (cause: unknown): never => {
    throw new Error('The beginning of all histories broke.', { cause });
  };
  const office = await foundOffice({ folder, seed: desks, desks, chance, plant: null, complain });
  for (const desk of office.desks) desk.work(4);
  for (const desk of [...office.desks, ...office.desks]) await desk.sync.now();
  await office.close();
  return { folder, kept: office.desks.map(({ kept }) => new Map(kept)) };
}

/** An office whose first desk founds the business; each desk comes to the hub in turn. */
export async function foundOffice(options: OfficeOptions): Promise<Office> {
  const { hub, close, start } = begin(options);
  const desks: SyncDesk[] = [];
  for (let place = 0; place < options.desks; place += 1) {
    const desk = await start(place, null);
    desks.push(desk);
    if (place === 0) await desk.found();
    await letJoin(desk, hub);
  }
  return { desks, hub, close: () => close(desks) };
}

async function openOffice(options: OfficeOptions, kept: Made['kept']): Promise<Office> {
  const { hub, close, start } = begin(options);
  const desks: SyncDesk[] = [];
  for (const [place, secrets] of kept.entries()) desks.push(await start(place, secrets));
  await hub.backUp();
  return { desks, hub, close: () => close(desks) };
}

function begin({ folder, seed, chance, plant, complain }: OfficeOptions) {
  const hub = openFaultyHub(join(folder, 'hub'), chance, plant);
  return {
    hub,
    start(place: number, kept: ReadonlyMap<string, Buffer> | null): Promise<SyncDesk> {
      const home = join(folder, `desk-${String(place)}`);
      mkdirSync(home, { recursive: true });
      const code = nameOf(place);
      const line = hub.lineFor(code);
      return startSyncDesk({ home, code, seed: seed * 31 + place, chance, line, complain, kept });
    },
    async close(desks: readonly SyncDesk[]) {
      for (const desk of desks) await desk.close();
      await hub.close();
    },
  };
}

async function letJoin({ sync: way, code }: SyncDesk, hub: FaultyHub): Promise<void> {
  const typed = await makePairingCode(hub.store, (below) => code.charCodeAt(1) % below, 0);
  const joined = await way.join({
    hubUrl: 'http://127.0.0.1:4710',
    code: typed,
    deskName: code,
    deskCode: code,
  });
  if (!joined.ok) throw new Error(`${code} could not join: ${joined.failure.kind}`);
}
