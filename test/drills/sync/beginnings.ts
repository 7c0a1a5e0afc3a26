import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePairingCode } from '../../../src/hub/pairing.ts';
import { witnessPath } from '../../../src/main/book/witness.ts';
import { madeConsole } from '../../support/hub/hand-made-chain.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { must } from '../../../src/shared/base/assert.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { type DeskFile, heldDeskFile, plainDeskFile } from '../rig/desk-file.ts';
import { type FaultyHub, openFaultyHub } from '../rig/faulty-hub.ts';
import { type HeldHubFile, heldHubFile, type HubFile, plainHubFile } from '../rig/hub-file.ts';
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
  close(): Promise<void>;
}

interface Made {
  readonly folder: string;
  /** What each desk keeps in its keychain. */
  readonly kept: ReadonlyArray<ReadonlyMap<string, Buffer>>;
}

/** The files of one office, open from one history to the next. */
interface Held {
  readonly desks: readonly (DeskFile & { close(): void })[];
  readonly hub: HeldHubFile;
}

export function createBeginnings(): Beginnings {
  const quick = quickFolder();
  const made = new Map<number, Promise<Made>>();
  const held = new Map<number, Held>();
  return {
    async open(options) {
      const { desks: size, folder, plant } = options;
      const known = made.get(size) ?? make(join(quick.path, String(size)), options);
      made.set(size, known);
      const { folder: from, kept } = await known;
      if (plant !== null) {
        // A planted bug takes hold of what is opened after it.
        cpSync(from, folder, { recursive: true });
        const office = await openOffice(options, kept, plainFiles(folder));
        await office.hub.backUp();
        return office;
      }
      const files = held.get(size) ?? hold(from, join(quick.path, `held-${String(size)}`), size);
      held.set(size, files);
      files.hub.begin();
      for (const [place, file] of files.desks.entries()) {
        const first = fileIn(from, place);
        file.fillFrom(first);
        copyFileSync(witnessPath(first), witnessPath(file.path));
      }
      return openOffice(options, kept, {
        desk: (place) => must(files.desks[place], 'Each desk has a file.'),
        hub: files.hub,
      });
    },
    async close() {
      for (const { desks, hub } of held.values()) {
        for (const desk of desks) desk.close();
        await hub.letGo();
      }
      quick.remove();
    },
  };
}

function hold(from: string, folder: string, size: number): Held {
  cpSync(from, folder, { recursive: true });
  return {
    desks: Array.from({ length: size }, (_, place) => heldDeskFile(fileIn(folder, place))),
    hub: heldHubFile(join(folder, 'hub')),
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
  const { hub, close, start } = begin(options, plainFiles(options.folder));
  const desks: SyncDesk[] = [];
  for (let place = 0; place < options.desks; place += 1) {
    const desk = await start(place, null);
    desks.push(desk);
    if (place === 0) await desk.found();
    await letJoin(desk, hub);
  }
  return { desks, hub, close: () => close(desks) };
}

async function openOffice(
  options: OfficeOptions,
  kept: Made['kept'],
  files: Files,
): Promise<Office> {
  const { hub, close, start } = begin(options, files);
  const desks: SyncDesk[] = [];
  for (const [place, secrets] of kept.entries()) desks.push(await start(place, secrets));
  return { desks, hub, close: () => close(desks) };
}

/** Where an office has what it writes. */
interface Files {
  desk(place: number): DeskFile;
  readonly hub: HubFile;
}

const fileIn = (folder: string, place: number): string =>
  join(folder, `desk-${String(place)}`, 'ledger.tillbook');

const plainFiles = (folder: string): Files => ({
  desk(place) {
    const path = fileIn(folder, place);
    mkdirSync(dirname(path), { recursive: true });
    return plainDeskFile(path);
  },
  hub: plainHubFile(join(folder, 'hub')),
});

function begin({ seed, chance, plant, complain }: OfficeOptions, files: Files) {
  const hub = openFaultyHub(files.hub, chance, plant);
  return {
    hub,
    start(place: number, kept: ReadonlyMap<string, Buffer> | null): Promise<SyncDesk> {
      const file = files.desk(place);
      const code = nameOf(place);
      const line = hub.lineFor(code);
      return startSyncDesk({ file, code, seed: seed * 31 + place, chance, line, complain, kept });
    },
    async close(desks: readonly SyncDesk[]) {
      for (const desk of desks) await desk.close();
      await hub.close();
    },
  };
}

async function letJoin({ sync: way, code }: SyncDesk, hub: FaultyHub): Promise<void> {
  const typed = await makePairingCode(
    hub.store,
    madeConsole,
    (below) => code.charCodeAt(1) % below,
    0,
  );
  const joined = await way.join({
    hubUrl: 'http://127.0.0.1:4710',
    code: typed,
    deskName: code,
    deskCode: code,
  });
  if (!joined.ok) throw new Error(`${code} could not join: ${joined.failure.kind}`);
}
