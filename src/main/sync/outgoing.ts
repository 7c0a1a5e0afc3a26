import { must } from '../../shared/base/assert.ts';
import type { HubInput } from '../../shared/contract/hub/hub-calls.ts';
import { wireLimits } from '../../shared/contract/hub/limits.ts';
import type { FieldSets, Run, WireWords } from '../../shared/contract/hub/wire.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import {
  type FieldSet,
  fieldsText,
  headText,
  openingText,
  saltText,
} from '../../shared/ledger/signed.ts';
import type { Book } from '../book/book.ts';
import { allChains, type Chain, ownChain } from '../book/chains.ts';
import { type FactRow, factColumns, rowToFact, sha256 } from '../book/facts.ts';
import { chainsWithMissingSets, missingSets } from '../book/field-sets.ts';
import type { ChainKey } from '../book/keys.ts';
import type { Branch } from '../book/leave-branch.ts';
import type { Signer } from '../book/signer.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import { keepOpening } from './incoming.ts';
import { heldOf, type Link } from './link.ts';

/** What a desk brings next. */
export interface Bundle {
  readonly push: HubInput<'push'>;
  readonly of:
    /** Facts of a chain up to this place of it. */
    | { readonly kind: 'run'; readonly chain: Chain; readonly seq: number }
    /** What this desk has set, up to this count. */
    | { readonly kind: 'own-fields'; readonly upTo: number }
    /** What another desk has set, as a chain of it has signed it. */
    | { readonly kind: 'others-fields'; readonly chain: Chain };
}

export interface Outgoing {
  readonly book: Book;
  readonly signer: Signer;
  readonly deskKey: ChainKey;
  /** Chains that the hub would not take this time. */
  readonly without: ReadonlySet<number>;
}

/** A run stays well below what the hub takes at once, its words included. */
const runBytes = 600_000;
const factsInRun = 500;

/**
 * Gathers what the hub is not known to have: one run of one chain, with its words, or what was set
 * of people and settings, whose chains it then has. Null where nothing waits.
 */
export async function gather(out: Outgoing, link: Link): Promise<Bundle | null> {
  const { book } = out;
  for (const chain of chainsBehind(book.read)) {
    if (out.without.has(chain.n) || chain.publicKey === null) continue;
    const run = await nextRun(out, chain, link);
    if (run === null) continue;
    const words = wordsOf(book.read, chain, run);
    return {
      push: { runs: [run], fieldSets: [], words },
      of: { kind: 'run', chain, seq: run.head.seq },
    };
  }
  const set = await nextFields(out, link);
  if (set === null) return nextOfOthers(out);
  const upTo = must(set.fields.at(-1), 'A set has fields.').lc;
  return { push: { runs: [], fieldSets: [set], words: [] }, of: { kind: 'own-fields', upTo } };
}

/** [Y88] What another desk has set, and a hub that had it has lost. */
function nextOfOthers({ book, without }: Outgoing): Bundle | null {
  const missing = chainsWithMissingSets(book.read);
  if (missing.size === 0) return null;
  const chain = allChains(book.read).find(({ n }) => missing.has(n) && !without.has(n));
  if (chain === undefined) return null;
  const { desk, epoch } = chain;
  const most = { sets: wireLimits.fieldSets, bytes: runBytes };
  const fieldSets = missingSets(book.read, chain.n, most).map(
    ({ fields, signature }): FieldSets => ({
      desk,
      epoch,
      fields: fields as FieldSets['fields'],
      signature,
    }),
  );
  return { push: { runs: [], fieldSets, words: [] }, of: { kind: 'others-fields', chain } };
}

async function nextRun(out: Outgoing, chain: Chain, link: Link): Promise<Run | null> {
  const { book } = out;
  const held = heldOf(book.read, chain.n);
  const isOwn = chain.desk === link.desk;
  const facts = factsAfter(book.read, chain, {
    held,
    most: isOwn ? factsInRun : wireLimits.factsInRun,
  });
  const run = isOwn ? await signRun(out, chain, facts) : runOfOthers(book.read, chain, facts);
  if (run === null || held > 0) return run;
  const opening = isOwn ? signOpening(out, chain) : keptOpening(book.read, chain);
  return opening === null ? null : { ...run, opening };
}

/** A branch that this desk is about to leave, as what it may bring; nothing where no key is left. */
export async function branchRuns(
  out: Pick<Outgoing, 'book' | 'signer'>,
  { chain, from }: Branch,
): Promise<ReadonlyArray<HubInput<'push'>>> {
  const pushes: Array<HubInput<'push'>> = [];
  for (let after = from - 1; ;) {
    const run = await signRun(
      out,
      chain,
      factsAfter(out.book.read, chain, { held: after, most: factsInRun }),
    );
    if (run === null) return pushes;
    pushes.push({ runs: [run], fieldSets: [], words: [] });
    after = run.head.seq;
  }
}

/** The chains of which the hub is not known to have everything. */
function chainsBehind(read: ReadDb): readonly Chain[] {
  const rows = read.all<{ n: number }>(
    `select chain.n from chain left join hub_holds on hub_holds.chain = chain.n
     where exists (select 1 from fact
       where fact.chain = chain.n and fact.seq > coalesce(hub_holds.seq, 0))`,
  );
  if (rows.length === 0) return [];
  const behind = new Set(rows.map(({ n }) => n));
  return allChains(read).filter(({ n }) => behind.has(n));
}

function factsAfter(
  read: ReadDb,
  chain: Chain,
  { held, most }: { readonly held: number; readonly most: number },
): readonly Fact[] {
  const rows = read.all<FactRow>(
    `${factColumns} where fact.chain = ? and fact.seq > ? order by fact.seq limit ?`,
    chain.n,
    held,
    most,
  );
  return rows.map(rowToFact);
}

/** What this desk wrote itself, it can sign at any place. */
async function signRun(
  { signer }: Pick<Outgoing, 'signer'>,
  chain: Chain,
  waiting: readonly Fact[],
): Promise<Run | null> {
  let bytes = 0;
  const facts = waiting.filter((fact, index) => {
    bytes += fact.body.length * 2 + fact.subjects.length * 40 + 800;
    return index === 0 || bytes < runBytes;
  });
  const last = facts.at(-1);
  const key = await keyOf(signer, chain);
  if (last === undefined || key === null) return null;
  const { desk, epoch } = chain;
  const { seq, hash } = last;
  const signature = key.sign(headText({ desk, epoch, seq, hash })).toString('hex');
  return { desk, epoch, facts: [...facts], head: { seq, hash, signature } };
}

/** What others wrote goes on up to a place that they have signed. */
function runOfOthers(read: ReadDb, chain: Chain, facts: readonly Fact[]): Run | null {
  const [first] = facts;
  const last = facts.at(-1);
  if (first === undefined || last === undefined) return null;
  const head = read.get<{ seq: number; hash: Buffer; signature: Buffer }>(
    `select seq, hash, signature from signed_head where chain = ? and seq between ? and ?
     order by seq limit 1`,
    chain.n,
    first.seq,
    last.seq,
  );
  if (head === undefined) return null;
  const { desk, epoch } = chain;
  return {
    desk,
    epoch,
    facts: facts.filter(({ seq }) => seq <= head.seq),
    head: {
      seq: head.seq,
      hash: head.hash.toString('hex'),
      signature: head.signature.toString('hex'),
    },
  };
}

function signOpening({ book, deskKey }: Outgoing, chain: Chain): string {
  const { org, desk, epoch } = chain;
  const publicKey = must(chain.publicKey, 'Only a chain that somebody signs is brought to a hub.');
  const opening = deskKey.sign(openingText({ org, desk, epoch, publicKey })).toString('hex');
  book.note((tx) => keepOpening(tx, chain.n, opening));
  return opening;
}

const keptOpening = (read: ReadDb, chain: Chain): string | null =>
  read
    .get<{ signature: Buffer }>('select signature from chain_opening where chain = ?', chain.n)
    ?.signature.toString('hex') ?? null;

async function keyOf(signer: Signer, chain: Chain): Promise<ChainKey | null> {
  const held = signer.keyOf(chain);
  if (held !== null) return held;
  const sought = await signer.seek(chain);
  return sought.kind === 'here' ? sought.key : null;
}

function wordsOf(read: ReadDb, chain: Chain, { facts, head }: Run): WireWords[] {
  const rows = read.all<{ id: Buffer; salt: Buffer; text: string }>(
    `select fact.id, snapshot.salt, snapshot.text from fact join snapshot on snapshot.n = fact.n
     where fact.chain = ? and fact.seq between ? and ? order by fact.seq`,
    chain.n,
    head.seq - facts.length + 1,
    head.seq,
  );
  return rows.map(({ id, salt, text }) => ({
    fact: keyToId<'fact'>(id),
    salt: salt.toString('hex'),
    text,
  }));
}

interface FieldRow {
  readonly kind: string;
  readonly id: Buffer;
  readonly field: string;
  readonly value: string | null;
  readonly lc: number;
  readonly at: number;
  readonly actor: Buffer | null;
}

const fieldsAtOnce = 400;

/** The next fields that this desk has set, signed with the key of the chain it goes on in. */
async function nextFields({ book, signer }: Outgoing, link: Link): Promise<FieldSets | null> {
  const rows = book.read.all<FieldRow>(
    `select kind, id, field, value, lc, at, actor from profile_history
     where lc > ? and desk = ? order by lc, kind, id, field limit ?`,
    link.fields,
    idToKey(link.desk),
    fieldsAtOnce,
  );
  const last = rows.at(-1);
  const chain = ownChain(book.read);
  if (last === undefined || chain === null) return null;
  const key = await keyOf(signer, chain);
  if (key === null) return null;
  // What was set at once goes at once, as the hub counts by that.
  const whole = rows.length < fieldsAtOnce ? rows : rows.filter(({ lc }) => lc < last.lc);
  const fields = (whole.length === 0 ? rows : whole).map((row): FieldSet => {
    const named = { kind: row.kind, id: keyToId(row.id), field: row.field, lc: row.lc };
    return {
      ...named,
      value: row.value,
      salt: sha256(key.sign(saltText(named)).toString('hex')).slice(0, 32),
      at: row.at,
      actor: row.actor === null ? null : keyToId(row.actor),
    };
  });
  const { desk, epoch } = chain;
  const signature = key.sign(fieldsText({ desk, epoch }, fields, sha256)).toString('hex');
  return { desk, epoch, fields: fields as FieldSets['fields'], signature };
}
