import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Posting } from './postings.ts';
import { openRaw, type RawLedger } from './raw-ledger.ts';

/** Two raw ledgers and a raw hub between them, with no protocol beyond lists in JSON. */
export interface RawSync {
  /** Brings what the first one wrote, so many for each request. */
  push(each: number, upTo: number): Promise<void>;
  /** The second one gets all there is and writes it, so many for each request and commit. */
  pull(each: number): Promise<void>;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('raw-hub.ts', import.meta.url));

export async function openRawSync(
  folder: string,
  databaseUrl: string,
  stream: readonly Posting[],
): Promise<RawSync> {
  const hub = spawn(process.execPath, [program, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = (): void => void hub.kill('SIGKILL');
  process.once('exit', end);
  const [ready] = (await once(hub.stdout, 'data')) as [Buffer];
  const url = ready.toString().trim().slice('ready at '.length);
  const agent = new Agent({ keepAlive: true });
  const first = openRaw(join(folder, 'raw-first.db'));
  const second = openRaw(join(folder, 'raw-second.db'));
  for (let at = 0; at < stream.length; at += 1000) first.postAll(stream.slice(at, at + 1000));
  const outbox = createOutbox(first);
  const byPlace = new Map(stream.map((posting) => [posting.place, posting]));
  return {
    async push(each, upTo) {
      while (outbox.last() < upTo) {
        const { text, count, last } = outbox.next(Math.min(each, upTo - outbox.last()));
        const taken = await ask(agent, `${url}/push`, text);
        if (Number(taken) !== count) throw new Error(`The raw hub took ${taken}.`);
        outbox.acknowledge(last);
      }
    },
    async pull(each) {
      let since = 0;
      for (;;) {
        const page = JSON.parse(
          await ask(agent, `${url}/pull?since=${String(since)}&most=${String(each)}`, null),
        ) as readonly Arrived[];
        const last = page.at(-1);
        if (last === undefined) break;
        second.postAll(page.map((arrived) => postingOf(arrived, byPlace)));
        since = last.q;
      }
      second.check();
    },
    async close() {
      first.close();
      second.close();
      agent.destroy();
      process.off('exit', end);
      end();
      await once(hub, 'exit');
    },
  };
}

interface Arrived {
  readonly q: number;
  readonly u: string;
  readonly s: number;
  readonly t: number;
  readonly h: string;
  readonly b: { readonly party: number; readonly amount: number; readonly lines: Posting['lines'] };
}

/** What came over the line, with what a raw payment needs besides: its own id and its method. */
function postingOf(arrived: Arrived, known: ReadonlyMap<number, Posting>): Posting {
  const { u, s, t, h, b } = arrived;
  const posting = known.get(s - 1);
  if (posting === undefined) throw new Error('The raw hub gave what nobody brought.');
  return {
    place: s - 1,
    atMs: t,
    party: b.party,
    amount: b.amount,
    rest: -(b.lines.at(-1)?.[2] ?? 0),
    uid: posting.uid,
    opId: Buffer.from(u.replaceAll('-', ''), 'hex'),
    hash: Buffer.from(h, 'base64'),
    number: posting.number,
    method: posting.method,
    lines: b.lines,
    body: JSON.stringify(b),
  };
}

interface OutboxRow {
  readonly seq: number;
  readonly op_id: Buffer;
  readonly device_seq: number;
  readonly at: number;
  readonly body: string;
  readonly hash: Buffer;
}

function createOutbox({ connection }: RawLedger) {
  connection.exec('create table acked (seq integer not null); insert into acked values (0)');
  const rows = connection.prepare<[number, number], OutboxRow>(
    'select seq, op_id, device_seq, at, body, hash from op where seq > ? order by seq limit ?',
  );
  const acknowledge = connection.prepare('update acked set seq = ?');
  let last = 0;
  return {
    last: () => last,
    next(most: number) {
      const found = rows.all(last, most);
      const texts = found.map(
        (row) =>
          `{"u":"${row.op_id.toString('hex')}","s":${String(row.device_seq)},"t":${String(row.at)},"h":"${row.hash.toString('base64')}","b":${row.body}}`,
      );
      const upTo = found.at(-1)?.seq ?? last;
      return { text: `[${texts.join(',')}]`, count: found.length, last: upTo };
    },
    acknowledge(upTo: number) {
      acknowledge.run(upTo);
      last = upTo;
    },
  };
}

function ask(agent: Agent, url: string, body: string | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: body === null ? 'GET' : 'POST' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(text));
      });
    });
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}
