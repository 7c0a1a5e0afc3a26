import { hash } from 'node:crypto';
import { answer } from '../../src/hub/answer.ts';
import { join } from '../../src/hub/pairing.ts';
import { makePairingCode } from '../../src/hub/pairing.ts';
import { openPostgresStore } from '../../src/hub/store/postgres.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { askerHeader, requestText } from '../../src/shared/contract/hub/signed-request.ts';
import {
  bringing,
  type HandMadeDesk,
  madeId,
  madeOrg,
  makeDesk,
  madeConsole,
} from '../../test/support/hub/hand-made-chain.ts';
import { whyNoPostgres } from '../../test/support/hub/postgres-server.ts';
import { rateOf } from '../clock.ts';
import { postings } from '../raw/postings.ts';
import { openRawIngest } from '../raw/raw-ingest.ts';
import type { Workload } from '../workload.ts';

/** What a hub can take in when all desks of a large office come at once. */
export const h1: Workload = {
  id: 'H1',
  says: 'take in 50,000 facts, 1,000 for each delivery: who brings them, every hash and place, kept',
  against: 'as many rows put into PostgreSQL, 1,000 for each statement',
  unit: 'per second',
  better: 'more',
  goal: 0.4,
  floor: 0.3,
  cannotRun: () => whyNoPostgres,
  async open(bench) {
    const { ingested, together } = bench.sizes;
    const server = await bench.postgres();
    const stream = postings({ count: ingested, parties: bench.sizes.customers });
    const besides = { like: stream[0]?.body ?? '' };
    return {
      async ours() {
        const open = () =>
          openPostgresStore(
            server.newDatabase(),
            () => storeId,
            (cause) => bench.say(String(cause)),
          );
        const store = await open();
        const desk = makeDesk(1, { besides });
        await admit(store, desk);
        desk.write(ingested);
        const deliveries = Array.from({ length: Math.ceil(ingested / together) }, (_, place) =>
          deliveryOf(desk, place * together + 1, Math.min(ingested, (place + 1) * together)),
        );
        const figure = await rateOf(ingested, async () => {
          for (const delivery of deliveries) {
            const reply = await answer({ store, now: Date.now }, 'push', delivery);
            if (!reply.ok) throw new Error(reply.failure.kind);
          }
        });
        await demandAll(store, ingested);
        await store.close();
        return { figure };
      },
      async raw() {
        const raw = await openRawIngest(server.newDatabase());
        const figure = await rateOf(ingested, async () => {
          for (let at = 0; at < ingested; at += together) {
            await raw.put(stream.slice(at, at + together));
          }
        });
        await raw.close();
        return { figure };
      },
    };
  },
};

const storeId = madeId(0xbeef);

async function admit(store: Store, desk: HandMadeDesk): Promise<void> {
  const code = await makePairingCode(
    store,
    madeConsole,
    (below) => Math.floor(Math.random() * below),
    Date.now(),
  );
  const joined = await join(store, desk.joining(code, madeOrg), Date.now());
  if (!joined.ok) throw new Error(joined.failure.kind);
}

/** A delivery as it comes over the line, signed before the clock starts. */
function deliveryOf(desk: HandMadeDesk, from: number, to: number) {
  const body = JSON.stringify(bringing({ runs: [desk.run(from, to)] }));
  const asking = desk.asking(storeId);
  const text = requestText(asking, { path: '/v1/push', bodyHash: hash('sha256', body) });
  return { body, authorization: askerHeader({ ...asking, signature: asking.sign(text) }) };
}

/** Every fact is there once, in its place. */
async function demandAll(store: Store, count: number): Promise<void> {
  const [row] = await store.read.all<{ facts: number; last: number; n: number }>(
    'select count(*) as facts, max(seq) as last, max(n) as n from fact',
  );
  if (row?.facts !== count || row.last !== count || row.n !== count) {
    throw new Error(`The hub holds ${JSON.stringify(row)} where ${String(count)} were brought.`);
  }
}
