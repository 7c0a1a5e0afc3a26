import { join } from 'node:path';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { createHttpLine } from '../../../src/main/sync/http-line.ts';
import type { HubLine } from '../../../src/main/ports/hub-line.ts';
import { dumpProjections } from '../../support/projections.ts';
import type { DrillOutcome, DrillRun } from '../drill.ts';
import { openHostileServer } from '../rig/hostile-server.ts';
import { createLies, type Lies } from '../rig/lies-of-a-hub.ts';
import { inRoom } from '../rig/room.ts';
import type { SyncDesk } from '../rig/sync-desk.ts';
import { foundOffice } from '../sync/beginnings.ts';
import { steppedChance } from '../sync/stepped-chance.ts';

/** So often the desk is looked at in full, and then meets an honest hub for a moment. */
const lookEach = 100;
/** One reply in so many comes over a real line. */
const serverEach = 20;
const mostMoreBytes = 200 * 1024 * 1024;

/** What the drill asks of the process in which the desk is lied to. */
export type Lying = Pick<DrillRun, 'runs' | 'seed' | 'plant' | 'enough'>;

/** A hub that lies in every way: nothing at the desk changes, nothing that waits is dropped. */
export const lieToDesk = (run: Lying, say: DrillRun['say']): Promise<DrillOutcome> =>
  inRoom('hostile', (room) => lieTo(room, run, say));

async function lieTo(room: string, run: Lying, say: DrillRun['say']): Promise<DrillOutcome> {
  const chance = steppedChance(run.seed);
  const findings: string[] = [];
  const complain = (cause: unknown): void =>
    void findings.push(`something broke: ${String(cause)}`);
  const options = { folder: room, seed: run.seed, desks: 2, chance, plant: null, complain };
  const office = await foundOffice(options);
  const server = await openHostileServer(join(room, 'tls'));
  const [desk, other] = office.desks as readonly [SyncDesk, SyncDesk];
  try {
    for (const one of [desk, other, desk, other]) {
      one.work(8);
      await one.sync.now();
    }
    await desk.sync.now();
    const lies = createLies(desk, seededChance(run.seed));
    const heard = { replies: 0, troubles: new Map<string, number>() };
    const began = process.memoryUsage().rss;
    let most = began;
    while (heard.replies < run.runs && findings.length < run.enough) {
      chance.turnTo(run.seed + heard.replies);
      const before = lookAt(desk);
      // What is written now waits, and nobody may make the desk forget that it does.
      office.hub.cut.add(desk.code);
      desk.work(4);
      await desk.sync.now();
      const here = lookAt(desk);
      office.hub.cut.delete(desk.code);
      const until = Math.min(run.runs, heard.replies + lookEach);
      const line = lyingLine(office.hub.lineFor(desk.code), { lies, server, heard });
      desk.goThrough(line);
      while (heard.replies < until) await hear(desk, heard.troubles);
      desk.goThrough(null);
      most = Math.max(most, process.memoryUsage().rss);
      findings.push(...differ(here, lookAt(desk), `after ${String(heard.replies)} replies`));
      await desk.sync.now();
      findings.push(...(await undelivered(desk, office.hub.store)));
      await other.sync.now();
      if (before.length === 0) findings.push('There was nothing to lie about.');
      say(`${String(heard.replies)} replies`);
    }
    if (most - began > mostMoreBytes) findings.push(`It took ${String(most - began)} bytes more.`);
    if (heard.troubles.size === 0) findings.push('Nobody was told of any of it.');
    const figures = {
      'MB more': Math.round((most - began) / 1024 / 1024),
      ...Object.fromEntries(heard.troubles),
    };
    return { runs: heard.replies, findings, figures };
  } finally {
    await office.close();
    await server.close();
  }
}

interface Heard {
  replies: number;
  readonly troubles: Map<string, number>;
}

/** One round, and what people are told of it. */
async function hear(desk: SyncDesk, troubles: Heard['troubles']): Promise<void> {
  await desk.sync.now();
  const { trouble = 'none' } = desk.sync.status();
  troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
}

function lyingLine(
  honest: HubLine,
  {
    lies,
    server,
    heard,
  }: {
    lies: Lies;
    server: { readonly urls: readonly string[]; readonly pin: string };
    heard: Heard;
  },
): HubLine {
  return {
    async send(request) {
      heard.replies += 1;
      if (heard.replies % serverEach === 0) {
        const url = server.urls[(heard.replies / serverEach) % server.urls.length] ?? '';
        return createHttpLine(url, url.startsWith('https') ? server.pin : null).send(request);
      }
      return lies.spoil(await honest.send(request), request);
    },
    listen: () => () => undefined,
  };
}

type Look = readonly string[];

/** Everything at the desk that the hub may have no hand in. */
function lookAt({ book }: SyncDesk): Look {
  const { read } = book;
  const lines = (sql: string) => read.all<{ line: string }>(sql).map(({ line }) => line);
  return [
    ...lines(
      `select chain || ' ' || seq || ' ' || hex(hash) as line from fact order by chain, seq`,
    ),
    ...lines('select hex(salt) || text as line from snapshot order by 1'),
    ...lines(
      `select kind || hex(id) || field || coalesce(value, '') || lc as line from profile order by 1`,
    ),
    ...Object.entries(dumpProjections(read, 'with names')).flatMap(([table, rows]) =>
      rows.map((row) => `${table} ${row}`),
    ),
  ];
}

function differ(before: Look, after: Look, when: string): readonly string[] {
  const now = new Set(after);
  const gone = before.filter((line) => !now.has(line));
  const was = new Set(before);
  const come = after.filter((line) => !was.has(line));
  return gone.length + come.length === 0
    ? []
    : [
        `${when} ${String(gone.length)} lines are gone and ${String(come.length)} have come: ${(gone[0] ?? come[0] ?? '').slice(0, 120)}`,
      ];
}

/** What the desk wrote and the hub does not have, though the desk has met it. */
async function undelivered(
  { book, code }: SyncDesk,
  store: { readonly read: { all<Row>(sql: string): Promise<Row[]> } },
): Promise<readonly string[]> {
  const here = book.read.all<{ hash: string }>('select lower(hex(hash)) as hash from fact');
  const there = new Set(
    (await store.read.all<{ hash: string }>('select hash from fact')).map(({ hash }) => hash),
  );
  const missing = here.filter(({ hash }) => !there.has(hash)).length;
  return missing === 0 ? [] : [`${code} has not brought ${String(missing)} of its facts.`];
}
