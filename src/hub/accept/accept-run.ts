import type { Fact } from '../../shared/ledger/fact.ts';
import { headText, openingText } from '../../shared/ledger/signed.ts';
import { follows, keyNamedBy, type ReadRun, refused } from '../../shared/contract/hub/read-run.ts';
import type { RunOutcome } from '../../shared/contract/hub/wire.ts';
import { isSignedBy } from '../signatures.ts';
import { type ChainRow, findChain, findDesk, takeNumbers } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';

/** Who brings something, where and when. */
export interface Bringing {
  readonly tx: Transaction;
  readonly org: string;
  readonly broughtBy: string;
  readonly nowMs: number;
}

/**
 * Takes in a run of facts, or says why not. Nothing of what the facts say is judged: only that they
 * are the desk's own, that they follow from what is here, and that none was ever another one.
 */
export async function acceptRun(bringing: Bringing, read: ReadRun): Promise<RunOutcome> {
  const { tx, org } = bringing;
  const { run, facts } = read;
  const desk = await findDesk(tx, org, run.desk);
  if (desk === null) return refused('unknown-desk');
  const here = await findChain(tx, org, run);
  if (here === null && facts[0].seq > 1) return refused('gap');
  const publicKey = here?.publicKey ?? keyNamedBy(facts[0]);
  if (publicKey === null) return refused('not-opened');
  if (here === null && !isOpened(read, { org, publicKey, deskKey: desk.deskKey })) {
    return refused('not-opened');
  }
  if (!isHeadSigned(read, publicKey)) {
    await raiseAlarm(bringing, 'bad-signature', `${run.desk}:${String(run.epoch)}`);
    return refused('bad-signature');
  }
  const forkedAt = await findFork(bringing, read, here);
  if (forkedAt !== null) {
    await raiseAlarm(bringing, 'fork', forkedAt.hash);
    await keepApart(bringing, run, {
      facts: facts.slice(facts.indexOf(forkedAt)),
      because: 'fork',
    });
    return { kind: 'apart', because: 'fork' };
  }
  const apart = await whyApart(bringing, facts[0]);
  if (apart !== null) {
    await keepApart(bringing, run, { facts, because: apart });
    return { kind: 'apart', because: apart };
  }
  const news = facts.filter(({ seq }) => seq > (here?.seq ?? 0));
  const [next] = news;
  if (next === undefined) return { kind: 'known' };
  if (next.seq > (here?.seq ?? 0) + 1) return refused('gap');
  if (here !== null && !follows(next, here)) return refused('does-not-follow');
  const reused = await findReusedId(bringing, news);
  if (reused !== null) {
    await raiseAlarm(bringing, 'id-reused', reused.hash);
    return refused('id-reused');
  }
  if (desk.revokedAt !== null) {
    await keepApart(bringing, run, { facts: news, because: 'revoked' });
    return { kind: 'apart', because: 'revoked' };
  }
  await takeIn(bringing, read, { news, isNew: here === null, publicKey });
  return { kind: 'taken', facts: news.length };
}

/** Whether a run's last place was signed by whoever may sign its chain. */
const isHeadSigned = ({ run: { desk, epoch, head } }: ReadRun, publicKey: string): boolean =>
  isSignedBy(publicKey, headText({ desk, epoch, seq: head.seq, hash: head.hash }), head.signature);

/** Whether the desk itself has said that a chain which begins here is its. */
const isOpened = (
  { run }: ReadRun,
  by: { readonly org: string; readonly publicKey: string; readonly deskKey: string },
): boolean =>
  run.opening !== undefined &&
  isSignedBy(
    by.deskKey,
    openingText({ org: by.org, desk: run.desk, epoch: run.epoch, publicKey: by.publicKey }),
    run.opening,
  );

/** The first fact of a run that stands where another one does; null where none is. */
async function findFork(
  { tx, org }: Bringing,
  { run, facts }: ReadRun,
  here: ChainRow | null,
): Promise<Fact | null> {
  if (here === null || facts[0].seq > here.seq) return null;
  const rows = await tx.all<{ seq: number; hash: string }>(
    `select seq, hash from fact
     where org = $1 and desk = $2 and epoch = $3 and seq between $4 and $5`,
    org,
    run.desk,
    run.epoch,
    facts[0].seq,
    run.head.seq,
  );
  const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  return facts.find(({ seq, hash }) => (hashes.get(seq) ?? hash) !== hash) ?? null;
}

/** Why a run is kept apart that goes on from what is; null where it does not. */
async function whyApart({ tx, org }: Bringing, first: Fact): Promise<'fork' | 'revoked' | null> {
  const [row] = await tx.all<{ because: 'fork' | 'revoked' }>(
    'select because from apart where org = $1 and hash = $2',
    org,
    first.prev,
  );
  return row?.because ?? null;
}

/** The first of some new facts whose id another one has, here or among themselves. */
async function findReusedId({ tx, org }: Bringing, news: readonly Fact[]): Promise<Fact | null> {
  const seen = new Set<string>();
  const twice = news.find(({ id }) => seen.size === seen.add(id).size);
  if (twice !== undefined) return twice;
  const rows = await tx.all<{ id: string }>(
    `select id from fact where org = $1 and id in (select value from ${tx.listOf('$2')})`,
    org,
    JSON.stringify([...seen]),
  );
  const [row] = rows;
  return row === undefined ? null : (news.find(({ id }) => id === row.id) ?? null);
}

interface Taking {
  readonly news: readonly Fact[];
  readonly isNew: boolean;
  readonly publicKey: string;
}

async function takeIn(
  { tx, org }: Bringing,
  { run }: ReadRun,
  { news, isNew, publicKey }: Taking,
): Promise<void> {
  const first = await takeNumbers(tx, org, news.length);
  await tx.insertFacts(
    news.map((fact, index) => ({
      org,
      n: first + index,
      id: fact.id,
      desk: fact.desk,
      epoch: fact.epoch,
      seq: fact.seq,
      hash: fact.hash,
      envelope: JSON.stringify(fact),
    })),
  );
  await tx.all(
    'insert into signed_head (org, n, signature) values ($1, $2, $3)',
    org,
    first + news.length - 1,
    run.head.signature,
  );
  const { seq, hash, signature } = run.head;
  const lc = news.at(-1)?.lc ?? 0;
  const { desk, epoch } = run;
  if (isNew) {
    await tx.all(
      `insert into chain (org, desk, epoch, public_key, opening, seq, hash, signature, lc)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      org,
      desk,
      epoch,
      publicKey,
      run.opening ?? '',
      seq,
      hash,
      signature,
      lc,
    );
  } else {
    await tx.all(
      `update chain set seq = $4, hash = $5, signature = $6, lc = $7
       where org = $1 and desk = $2 and epoch = $3`,
      org,
      desk,
      epoch,
      seq,
      hash,
      signature,
      lc,
    );
  }
}

async function keepApart(
  { tx, org, nowMs }: Bringing,
  { head }: ReadRun['run'],
  { facts, because }: { readonly facts: readonly Fact[]; readonly because: 'fork' | 'revoked' },
): Promise<void> {
  for (const fact of facts) {
    await tx.all(
      `insert into apart (org, hash, because, desk, epoch, seq, envelope, signature, came_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      org,
      fact.hash,
      because,
      fact.desk,
      fact.epoch,
      fact.seq,
      JSON.stringify(fact),
      fact.hash === head.hash ? head.signature : null,
      nowMs,
    );
  }
}

/** Writes down what can only be a fault or an attack, once. */
export async function raiseAlarm(
  { tx, org, broughtBy, nowMs }: Bringing,
  kind: 'bad-signature' | 'fork' | 'id-reused',
  key: string,
): Promise<void> {
  await tx.all(
    `insert into alarm (org, kind, key, brought_by, at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    org,
    kind,
    key,
    broughtBy,
    nowMs,
  );
}
