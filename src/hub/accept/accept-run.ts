import type { Fact } from '../../shared/ledger/fact.ts';
import { headText, openingText } from '../../shared/ledger/signed.ts';
import { follows, keyNamedBy, type ReadRun, refused } from '../../shared/contract/hub/read-run.ts';
import type { RunOutcome } from '../../shared/contract/hub/wire.ts';
import { remember } from '../remembered.ts';
import { isSignedBy } from '../signatures.ts';
import type { ChainRow, DeskRow, Numbers } from '../store/records.ts';
import { eraseFor } from './erase.ts';
import type { Transaction } from '../store/store.ts';

/** Who brings something, where and when. */
export interface Bringing {
  readonly tx: Transaction;
  readonly org: string;
  readonly broughtBy: string;
  readonly nowMs: number;
  readonly numbers: Numbers;
  /** The envelopes of what was taken in just now, by their ids. */
  readonly taken: Map<string, string>;
  /** Whether anybody was ever erased, once that was asked. */
  readonly erased: { any: Promise<boolean> | null };
  /** By which keys chains are signed, as far as that is known without a look. */
  readonly chainKeys: Map<string, string>;
}

type DeskKey = Pick<DeskRow, 'deskKey' | 'revokedAt'>;
type PlaceRow = DeskKey & { readonly because: Here['apart'] } & (
    | ChainRow
    | { readonly publicKey: null }
  );

/** What a run is held against, looked up at once. */
interface Here {
  readonly desk: DeskKey | null;
  readonly chain: ChainRow | null;
  /** What stands in the places of the run. */
  readonly places: ReadonlyMap<number, string>;
  /** Why the fact before it is kept apart, where it is. */
  readonly apart: 'fork' | 'revoked' | null;
  /** Which of its ids are taken. */
  readonly ids: ReadonlySet<string>;
}

/**
 * Takes in a run of facts, or says why not. Nothing of what the facts say is judged: only that they
 * are the desk's own, that they follow from what is here, and that none was ever another one.
 */
export async function acceptRun(bringing: Bringing, read: ReadRun): Promise<RunOutcome> {
  const { tx, org, chainKeys } = bringing;
  const { run, facts } = read;
  const name = `${org}:${run.desk}:${String(run.epoch)}`;
  const looking = lookUp(bringing, read);
  tx.goesOut();
  // A signature is proven while the store looks, by the key that it has had for this chain before.
  const known = chainKeys.get(name) ?? null;
  const isProven = known !== null && isHeadSigned(read, known);
  const { desk, chain: here, places, apart, ids } = await looking;
  if (desk === null) return refused('unknown-desk');
  if (here === null && facts[0].seq > 1) return refused('gap');
  const publicKey = here?.publicKey ?? keyNamedBy(facts[0]);
  if (publicKey === null) return refused('not-opened');
  if (here === null && !isOpened(read, { org, publicKey, deskKey: desk.deskKey })) {
    return refused('not-opened');
  }
  if (here !== null) remember(chainKeys, name, here.publicKey);
  if (!(isProven && known === publicKey) && !isHeadSigned(read, publicKey)) {
    raiseAlarm(bringing, 'bad-signature', `${run.desk}:${String(run.epoch)}`);
    return refused('bad-signature');
  }
  const forkedAt = facts.find(({ seq, hash }) => (places.get(seq) ?? hash) !== hash);
  if (forkedAt !== undefined) {
    raiseAlarm(bringing, 'fork', forkedAt.hash);
    keepApart(bringing, run, {
      facts: facts.slice(facts.indexOf(forkedAt)),
      because: 'fork',
    });
    return { kind: 'apart', because: 'fork' };
  }
  if (apart !== null) {
    keepApart(bringing, run, { facts, because: apart });
    return { kind: 'apart', because: apart };
  }
  const news = facts.filter(({ seq }) => seq > (here?.seq ?? 0));
  const [next] = news;
  if (next === undefined) return { kind: 'known' };
  if (next.seq > (here?.seq ?? 0) + 1) return refused('gap');
  if (here !== null && !follows(next, here)) return refused('does-not-follow');
  const reused = findReusedId(ids, news);
  if (reused !== null) {
    raiseAlarm(bringing, 'id-reused', reused.hash);
    return refused('id-reused');
  }
  if (desk.revokedAt !== null) {
    keepApart(bringing, run, { facts: news, because: 'revoked' });
    return { kind: 'apart', because: 'revoked' };
  }
  await takeIn(bringing, read, { news, isNew: here === null, publicKey });
  await eraseFor(bringing, news);
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

async function lookUp({ tx, org }: Bringing, { run, facts }: ReadRun): Promise<Here> {
  const ids = JSON.stringify(facts.map(({ id }) => id));
  // Text by text: as one look for all, PostgreSQL may plan to go through everything there is.
  const taken = `from ${tx.listOf('$2')}
    where (select 1 from fact where org = $1 and id = wanted.value) = 1`;
  const [first] = facts;
  const [row] = await tx.all<PlaceRow & { readonly isTaken: 0 | 1 }>(
    `select desk.desk_key as "deskKey", desk.revoked_at as "revokedAt",
       chain.public_key as "publicKey", chain.seq, chain.hash, chain.lc, apart.because,
       case when exists (select 1 ${taken}) then 1 else 0 end as "isTaken"
     from desk
     left join chain on chain.org = desk.org and chain.desk = desk.desk and chain.epoch = $4
     left join apart on apart.org = desk.org and apart.hash = $5
     where desk.org = $1 and desk.desk = $3`,
    org,
    ids,
    run.desk,
    run.epoch,
    first.prev,
  );
  // Hardly anything is brought twice: what stands in its place is looked at only then.
  const held = row === undefined || row.publicKey === null ? 0 : row.seq;
  const isThere = row?.isTaken === 1 || first.seq <= held;
  const found = isThere
    ? await tx.all<{ seq: number | null; hash: string; id: string }>(
        `select seq, hash, '' as id from fact
         where org = $1 and desk = $3 and epoch = $4 and seq between $5 and $6
         union all select null, '', wanted.value ${taken}`,
        org,
        ids,
        run.desk,
        run.epoch,
        first.seq,
        run.head.seq,
      )
    : [];
  return {
    desk: row ?? null,
    chain: row === undefined || row.publicKey === null ? null : { ...row },
    places: new Map(found.flatMap(({ seq, hash }) => (seq === null ? [] : [[seq, hash]]))),
    apart: row?.because ?? null,
    ids: new Set(found.flatMap(({ seq, id }) => (seq === null ? [id] : []))),
  };
}

/** The first of some new facts whose id another one has, here or among themselves. */
function findReusedId(ids: ReadonlySet<string>, news: readonly Fact[]): Fact | null {
  const seen = new Set(ids);
  return news.find(({ id }) => seen.size === seen.add(id).size) ?? null;
}

interface Taking {
  readonly news: readonly Fact[];
  readonly isNew: boolean;
  readonly publicKey: string;
}

async function takeIn(
  { tx, org, numbers, taken }: Bringing,
  { run }: ReadRun,
  { news, isNew, publicKey }: Taking,
): Promise<void> {
  const first = await numbers.take(news.length);
  const rows = news.map((fact, index) => ({
    org,
    n: first + index,
    id: fact.id,
    desk: fact.desk,
    epoch: fact.epoch,
    seq: fact.seq,
    hash: fact.hash,
    envelope: JSON.stringify(fact),
  }));
  tx.writeFacts(rows);
  for (const { id, envelope } of rows) taken.set(id, envelope);
  tx.write(
    'insert into signed_head (org, n, signature) values ($1, $2, $3)',
    org,
    first + news.length - 1,
    run.head.signature,
  );
  const { seq, hash, signature } = run.head;
  const lc = news.at(-1)?.lc ?? 0;
  const { desk, epoch } = run;
  if (isNew) {
    tx.write(
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
    tx.write(
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

function keepApart(
  { tx, org, nowMs }: Bringing,
  { head }: ReadRun['run'],
  { facts, because }: { readonly facts: readonly Fact[]; readonly because: 'fork' | 'revoked' },
): void {
  for (const fact of facts) {
    tx.write(
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
export function raiseAlarm(
  { tx, org, broughtBy, nowMs }: Bringing,
  kind: 'bad-signature' | 'fork' | 'id-reused',
  key: string,
): void {
  tx.write(
    `insert into alarm (org, kind, key, brought_by, at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    org,
    kind,
    key,
    broughtBy,
    nowMs,
  );
}
