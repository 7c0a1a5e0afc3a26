import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { createHttpLine } from '../../src/main/sync/http-line.ts';
import { createHubClient, type HubClient } from '../../src/main/sync/hub-client.ts';
import { type Chance, seededChance } from '../../src/main/practice/seeded.ts';
import {
  bringing,
  fromTheBeginning,
  type HandMadeDesk,
  madeOrg,
  makeDesk,
} from '../support/hub/hand-made-chain.ts';
import {
  type HubPlace,
  type HubProgram,
  pairingCodeOf,
  runHubTask,
  startHubProgram,
} from '../support/hub/hub-program.ts';
import {
  type PostgresServer,
  startPostgres,
  whyNoPostgres,
} from '../support/hub/postgres-server.ts';
import type { Drill, DrillRun } from './drill.ts';
import { plantedHub } from './rig/planted-hub.ts';
import { inRoom } from './rig/room.ts';

/** So often a second hub is started beside the first. */
const rivalEach = 20;

/** Kills hubs while they take things in, on each store. */
export const hub: Drill = {
  name: 'hub',
  says: 'Kills a hub at random moments, on each store, and looks whether all it acknowledged is there.',
  plants: ['late-commits', 'no-lock'],
  usualRuns: 100,
  async run(run) {
    return inRoom('hub', async (room) => {
      const server =
        whyNoPostgres === null && run.plant === null ? await startPostgres({ place: room }) : null;
      try {
        return await onEachStore(run, room, server);
      } finally {
        await server?.stop();
      }
    });
  },
};

async function onEachStore(run: DrillRun, room: string, server: PostgresServer | null) {
  const places: readonly HubPlace[] = [
    { folder: join(room, 'sqlite') },
    ...(server === null
      ? []
      : [{ folder: join(room, 'postgres'), databaseUrl: server.newDatabase() }]),
  ];
  const findings: string[] = [];
  const figures: Record<string, number> = {};
  for (const place of places) {
    const store = place.databaseUrl === undefined ? 'SQLite' : 'PostgreSQL';
    mkdirSync(place.folder, { mode: 0o700 });
    const killed = await killAgainAndAgain(run, place, seededChance(run.seed));
    figures[`acknowledged on ${store}`] = killed.acknowledged;
    figures[`ms until a second hub on ${store} said no`] = killed.slowestRefusalMs;
    findings.push(...killed.findings.map((finding) => `${store}: ${finding}`));
    run.say(`${store}: ${String(run.runs)} kills, ${String(killed.acknowledged)} acknowledged`);
  }
  if (run.plant === null) {
    const waits = await countWaits(join(room, 'traced'));
    if (waits !== null) {
      figures['waits for the disk for each delivery, in hundredths'] = waits.forEach;
      if (waits.forEach < 100)
        findings.push('SQLite: something was acknowledged before the disk had it.');
    }
  }
  return { runs: run.runs, findings, figures };
}

interface Killed {
  readonly acknowledged: number;
  readonly slowestRefusalMs: number;
  readonly findings: readonly string[];
}

async function killAgainAndAgain(run: DrillRun, place: HubPlace, chance: Chance): Promise<Killed> {
  const findings: string[] = [];
  const desk = makeDesk(1);
  let seen = { ...fromTheBeginning, facts: 0 };
  let acknowledged = 0;
  let slowestRefusalMs = 0;
  let storeId: string | null = null;
  for (let kill = 0; kill < run.runs && findings.length < run.enough; kill += 1) {
    const program = await startHubProgram({ ...place, ...plantedHub(run.plant) });
    try {
      const client = createHubClient(createHttpLine(program.url, null));
      storeId ??= await letJoin(client, place, desk);
      const kept = await readOn(client, desk, storeId, seen);
      if ('finding' in kept) findings.push(`after ${String(kill)} kills ${kept.finding}`);
      else seen = kept;
      if (seen.facts < acknowledged) {
        findings.push(`${String(acknowledged - seen.facts)} acknowledged facts are lost.`);
        break;
      }
      if (kill % rivalEach === 1 && place.databaseUrl === undefined) {
        const refusal = askRival(place);
        slowestRefusalMs = Math.max(slowestRefusalMs, refusal.ms);
        findings.push(...refusal.findings);
      }
      acknowledged = await bringUntilKilled(program, client, {
        desk,
        storeId,
        from: seen.facts,
        chance,
      });
    } finally {
      await program.kill();
    }
    if (kill % 25 === 24)
      run.say(`${String(kill + 1)} kills, ${String(acknowledged)} acknowledged`);
  }
  return { acknowledged, slowestRefusalMs, findings };
}

async function letJoin(client: HubClient, place: HubPlace, desk: HandMadeDesk): Promise<string> {
  const joined = await client.ask('join', desk.joining(pairingCodeOf(place), madeOrg), null);
  if (!joined.ok) throw new Error(`The desk could not join: ${joined.failure.kind}`);
  return joined.value.storeId;
}

interface Seen {
  readonly after: number;
  readonly mark: string;
  readonly facts: number;
}

/** Reads on from where it was read before: every fact must be what the desk wrote, in its place. */
async function readOn(
  client: HubClient,
  desk: HandMadeDesk,
  storeId: string,
  seen: Seen,
): Promise<Seen | { readonly finding: string }> {
  let now = seen;
  for (;;) {
    const { after, mark } = now;
    const reply = await client.ask('pull', { after, mark }, desk.asking(storeId));
    if (!reply.ok) return { finding: `the hub answered ${reply.failure.kind}` };
    const { page } = reply.value;
    if (page === null) return now;
    const facts = page.runs.flatMap((one) => one.facts);
    const meant = desk.facts.slice(now.facts, now.facts + facts.length);
    if (!isDeepStrictEqual(facts, meant)) {
      return { finding: 'the hub holds something else than was brought' };
    }
    now = { after: page.upTo, mark: page.mark, facts: now.facts + facts.length };
  }
}

interface Bringing {
  readonly desk: HandMadeDesk;
  readonly storeId: string;
  readonly from: number;
  readonly chance: Chance;
}

/** Brings one delivery after the other until the hub is gone; answers how far it acknowledged. */
async function bringUntilKilled(
  program: HubProgram,
  client: HubClient,
  { desk, storeId, from, chance }: Bringing,
): Promise<number> {
  let acknowledged = from;
  const killAfter = chance.between(0, 6);
  for (let delivered = 0; ; delivered += 1) {
    // A moment later, so that it falls into the next delivery.
    if (delivered === killAfter) {
      void setTimeout(chance.between(0, 12)).then(() => program.kill());
    }
    // What the last hub did not acknowledge is brought again, as a desk does.
    const waiting = desk.facts.length - acknowledged;
    if (waiting < 20) desk.write(chance.between(1, 4));
    const run = desk.run(acknowledged + 1);
    const pushed = await client.ask('push', bringing({ runs: [run] }), desk.asking(storeId));
    if (!pushed.ok) return acknowledged;
    const [outcome] = pushed.value.runs;
    if (outcome?.kind !== 'taken' && outcome?.kind !== 'known') return acknowledged;
    acknowledged = desk.facts.length;
  }
}

function askRival(place: HubPlace): { readonly ms: number; readonly findings: readonly string[] } {
  const began = performance.now();
  const { status, stderr } = runHubTask(place, '--port', '0');
  const ms = Math.round(performance.now() - began);
  const isRefused = status === 1 && stderr.includes('Another hub works in this folder.');
  return { ms, findings: isRefused ? [] : ['A second hub was let into the same folder.'] };
}

const tracedDeliveries = 40;

/** How often the hub waits for the disk for each delivery; null where nothing can be traced. */
async function countWaits(folder: string): Promise<{ readonly forEach: number } | null> {
  const canTrace = spawnSync('strace', ['-f', '-c', '-o', '/dev/null', 'true']).status === 0;
  if (!canTrace) return null;
  mkdirSync(folder);
  const log = join(folder, 'trace.txt');
  const program = await startHubProgram({ folder });
  const client = createHubClient(createHttpLine(program.url, null));
  const desk = makeDesk(1);
  const storeId = await letJoin(client, { folder }, desk);
  const words = ['-f', '-e', 'trace=fsync,fdatasync', '-o', log, '-p', String(program.process.pid)];
  const tracer = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  // It says so once it is attached.
  await once(tracer.stderr, 'data');
  for (let count = 0; count < tracedDeliveries; count += 1) {
    desk.write(1);
    const push = bringing({ runs: [desk.run(desk.facts.length)] });
    const reply = await client.ask('push', push, desk.asking(storeId));
    if (!reply.ok) throw new Error(`A traced hub answered ${reply.failure.kind}.`);
  }
  tracer.kill('SIGINT');
  await once(tracer, 'exit');
  await program.kill();
  return { forEach: Math.round((waitsIn(log) / tracedDeliveries) * 100) };
}

const waitsIn = (log: string): number =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('sync(')).length;
