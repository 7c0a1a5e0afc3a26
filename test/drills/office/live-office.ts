import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { must } from '../../../src/shared/base/assert.ts';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { type HubProgram, pairingCodeOf, startHubProgram } from '../../support/hub/hub-program.ts';
import { type PostgresServer, startPostgres } from '../../support/hub/postgres-server.ts';
import { type Child, startChild } from '../rig/child.ts';
import { type FaultyProxy, openFaultyProxy } from '../rig/faulty-proxy.ts';
import type { Ack } from '../rig/front.ts';
import type { OfficeDeskRequest, OfficeLine, Settled } from '../rig/office-desk.child.ts';
import { plantedHub } from '../rig/planted-hub.ts';

/** A desk of a living office, as a program that can be killed and halted. */
export interface LiveDesk {
  readonly code: string;
  readonly file: string;
  readonly proxy: FaultyProxy;
  readonly acks: readonly Ack[];
  /** What it saw that can't be. */
  readonly findings: readonly string[];
  restart(): Promise<void>;
  halt(ms: number): Promise<void>;
  /** Stops its work, where it still works, and goes one round. */
  settle(): Promise<Settled>;
  close(): Promise<void>;
}

export interface LiveOffice {
  readonly desks: readonly LiveDesk[];
  /** Where the hub keeps its facts. */
  readonly store: { readonly folder: string; readonly databaseUrl: string | undefined };
  restartHub(): Promise<void>;
  haltHub(ms: number): Promise<void>;
  crashPostgres(): Promise<void>;
  closeHub(): Promise<void>;
  close(): Promise<void>;
}

interface OfficeOptions {
  readonly room: string;
  readonly seed: number;
  readonly plant: string | null;
  readonly onPostgres: boolean;
  readonly note: (line: object) => void;
}

const codes = ['D1', 'D2', 'D3'];

/** Starts a hub and three desks, each behind a line of its own. */
export async function openLiveOffice(options: OfficeOptions): Promise<LiveOffice> {
  const { room, plant, onPostgres } = options;
  const server: PostgresServer | null = onPostgres ? await startPostgres({ place: room }) : null;
  const place = { folder: join(room, 'hub'), databaseUrl: server?.newDatabase() };
  let hub: HubProgram = await startHubProgram(place);
  const port = Number(new URL(hub.url).port);
  const desks: LiveDesk[] = [];
  for (const code of codes) {
    const proxy = await openFaultyProxy(port, seededChance(options.seed + desks.length));
    const joining = {
      hubUrl: proxy.url,
      code: pairingCodeOf(place),
      deskName: code,
      deskCode: code,
    };
    desks.push(
      await startLiveDesk({ ...options, proxy, joining, code, founds: desks.length === 0 }),
    );
  }
  async function restartHub(): Promise<void> {
    await hub.kill();
    hub = await startHubProgram({ ...place, port, ...plantedHub(plant) });
  }
  // The desks have come to an honest one.
  if (plant !== null) await restartHub();
  return {
    desks,
    store: place,
    restartHub,
    haltHub: (ms) => halt(hub.process, ms),
    crashPostgres: async () => server?.crash(),
    closeHub: () => hub.kill(),
    async close() {
      for (const desk of desks) await desk.close();
      await hub.kill();
      await server?.stop();
    },
  };
}

interface LiveDeskOptions extends OfficeOptions {
  readonly code: string;
  readonly proxy: FaultyProxy;
  readonly joining: OfficeDeskRequest['joining'];
  readonly founds: boolean;
}

async function startLiveDesk(options: LiveDeskOptions): Promise<LiveDesk> {
  const { room, seed, code, proxy, joining, founds, note } = options;
  const dataDir = join(room, code);
  mkdirSync(dataDir, { mode: 0o700 });
  const acks: Ack[] = [];
  const findings: string[] = [];
  let starts = 0;
  let child = await start();

  async function start(): Promise<Child<OfficeLine>> {
    starts += 1;
    const name = `${code}-${String(starts)}`;
    const request = { dataDir, name, seed: seed + starts, plant: null, joining, founds };
    const started = startChild<OfficeLine>('./office-desk.child.ts', request, {}, 'pipe');
    started.heard((line) => {
      note({ desk: code, ...line });
      if (line.ack !== undefined) acks.push(line.ack);
      if (line.stale !== undefined) findings.push(`${code}: ${line.stale}.`);
      if (line.broken !== undefined) findings.push(`${code}: something broke: ${line.broken}`);
    });
    const ready = await started.until((line) => line.ready === true);
    if (ready === null) throw new Error(`${code} did not start: ${started.complaints()}`);
    return started;
  }
  return {
    code,
    file: join(dataDir, 'ledger.tillbook'),
    proxy,
    acks,
    findings,
    async restart() {
      child.kill();
      await child.ended;
      child = await start();
    },
    halt: (ms) => halt(child.process, ms),
    async settle() {
      const settled = child.next((line) => line.settled !== undefined);
      child.process.stdin?.write('settle\n');
      return must((await settled)?.settled, `${code} settles. ${child.complaints()}`);
    },
    async close() {
      child.kill();
      await child.ended;
      await proxy.close();
    },
  };
}

async function halt(program: { kill(signal: NodeJS.Signals): boolean }, ms: number): Promise<void> {
  program.kill('SIGSTOP');
  await setTimeout(ms);
  program.kill('SIGCONT');
}
