import { hash } from 'node:crypto';
import { canonicalJson } from '../../../src/shared/base/canonical-json.ts';
import { type Fact, hashedText, noHead } from '../../../src/shared/ledger/fact.ts';
import {
  fieldsText,
  type FieldSet,
  headText,
  openingText,
} from '../../../src/shared/ledger/signed.ts';
import { type Asker, joinText } from '../../../src/shared/contract/hub/signed-request.ts';
import type { HubInput, HubRequest } from '../../../src/shared/contract/hub/hub-calls.ts';
import type { FieldSets, Run } from '../../../src/shared/contract/hub/wire.ts';
import { claimText, type Root, welcomeText } from '../../../src/shared/contract/hub/vouching.ts';
import { signingKey } from '../../../src/hub/console.ts';
import { readPairingCode } from '../../../src/shared/contract/hub/pairing-code.ts';
import { openCode } from '../../../src/main/sync/pairing-key.ts';
import { type ChainKey, createKey } from '../../../src/main/book/keys.ts';
import { wordsHash } from '../../../src/main/book/append.ts';
import type { Asking } from '../../../src/main/sync/hub-client.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';

/** An id that says whose it is: `id(7)` is always the same. */
export const madeId = (value: number): string =>
  `01a1fce2-56ab-7000-8000-${value.toString(16).padStart(12, '0')}`;

export const madeOrg = madeId(1);

/** By which hubs of tests vouch for the codes that are made there. */
export const madeConsole = signingKey(Buffer.alloc(32, 7));

/** What a desk asks the hub to keep of a code that was made there. */
export function madePairing(code = 'Z'.repeat(16)): HubRequest<'pair'> {
  const { place, key } = openCode(code);
  const said = { root: null, console: null };
  const signature = key.sign(welcomeText(said)).toString('hex');
  return { place, pairingKey: key.publicKey, welcome: { ...said, signature } };
}

/** A desk of which nothing is real but its keys and its chain. */
export interface HandMadeDesk {
  readonly id: string;
  readonly code: string;
  readonly deskKey: ChainKey;
  readonly facts: readonly Fact[];
  /** Writes so many more facts. */
  write(count: number): readonly Fact[];
  /** Facts `from` to `to` as they travel. */
  run(from?: number, to?: number): Run;
  /** Other facts than its own, signed with its key. */
  runOf(facts: readonly Fact[]): Run;
  /** The same, each with a hash that is its own. */
  rehashed(facts: readonly Fact[]): Run;
  /** Goes on from some facts in its own way: the branch of a fork. */
  continuing(from: readonly Fact[], count: number): readonly Fact[];
  /** The same desk under another code. */
  withCode(code: string): HandMadeDesk;
  /** What the hub holds to prove where the chain stands. */
  proof(): { readonly signature: string; readonly publicKey: string; readonly opening: string };
  fieldSet(lc: number, name: string): FieldSets;
  joining(code: string, org?: string | null): HubRequest<'join'>;
  asking(store: string): Asking;
}

export interface HandMade {
  readonly org?: string;
  readonly epoch?: number;
  readonly code?: string;
  /** Another chance for the same ids makes the second branch of a fork. */
  readonly branch?: string;
  /** What each body says besides. */
  readonly besides?: Readonly<Record<string, unknown>>;
}

/** Makes a desk from a number. */
export function makeDesk(number: number, options: HandMade = {}): HandMadeDesk {
  const { org = madeOrg, epoch = 1, branch = '', besides = {} } = options;
  const id = madeId(number * 0x1000000);
  const { code = `D${String(number)}` } = options;
  const deskKey = createKey(seededRandomness(number * 2));
  const chainKey = createKey(seededRandomness(number * 2 + epoch * 1000 + 1));
  const facts: Fact[] = [];

  function add(): Fact {
    const before = facts.at(-1);
    const seq = facts.length + 1;
    const isFirst = seq === 1;
    const begun = {
      desk: id,
      deskCode: code,
      reason: 'joined',
      publicKey: chainKey.publicKey,
      from: { epoch: 0, seq: 0, hash: noHead },
      journal: [],
    };
    const unhashed = {
      id: madeId(number * 0x1000000 + epoch * 0x100000 + seq + (branch === '' ? 0 : 0x80000)),
      type: isFirst ? 'epoch-begun' : 'note-made',
      v: 1,
      org,
      desk: id,
      epoch,
      seq,
      prev: before?.hash ?? noHead,
      lc: (before?.lc ?? 0) + 1,
      at: '2026-07-16T15:00:00.000Z',
      businessDay: '2026-07-16',
      actor: id,
      effect: `effect:${id}:${String(epoch)}:${String(seq)}`,
      subjects: [id],
      body: canonicalJson(
        isFirst
          ? begun
          : { words: wordsHash(Buffer.alloc(16, seq), `words ${String(seq)}`), branch, ...besides },
      ),
    } as unknown as Omit<Fact, 'hash'>;
    const fact = { ...unhashed, hash: hash('sha256', hashedText(unhashed)) };
    facts.push(fact);
    return fact;
  }

  function runOf(some: readonly Fact[]): Run {
    const last = some.at(-1);
    if (last === undefined) throw new Error('A run has facts.');
    const { seq, hash: head } = last;
    const opening = openingText({ org, desk: id, epoch, publicKey: chainKey.publicKey });
    return {
      desk: id as Run['desk'],
      epoch,
      ...(some[0]?.seq === 1 ? { opening: deskKey.sign(opening).toString('hex') } : {}),
      facts: [...some],
      head: {
        seq,
        hash: head,
        signature: chainKey.sign(headText({ desk: id, epoch, seq, hash: head })).toString('hex'),
      },
    };
  }

  return {
    id,
    code,
    deskKey,
    facts,
    write: (count) => Array.from({ length: count }, add),
    run: (from = 1, to = facts.length) => runOf(facts.slice(from - 1, to)),
    runOf,
    rehashed: (some) =>
      runOf(some.map((fact) => ({ ...fact, hash: hash('sha256', hashedText(fact)) }))),
    continuing(from, count) {
      facts.splice(0, facts.length, ...from);
      for (let times = 0; times < count; times += 1) add();
      return [...facts];
    },
    proof: () => ({
      signature: runOf(facts).head.signature,
      publicKey: chainKey.publicKey,
      opening: runOf(facts).opening ?? '',
    }),
    withCode: (other) => makeDesk(number, { ...options, code: other }),
    fieldSet(lc, name) {
      const field: FieldSet = {
        kind: 'customer',
        id: madeId(77),
        field: 'name',
        value: name,
        salt: 'a5'.repeat(16),
        lc,
        at: 1_784_214_000_000,
        actor: null,
      };
      const signature = chainKey
        .sign(fieldsText({ desk: id, epoch }, [field], (text) => hash('sha256', text)))
        .toString('hex');
      return { desk: id, epoch, fields: [field], signature } as FieldSets;
    },
    joining(pairingCode, ofOrg = null) {
      const { place, key } = openCode(readPairingCode(pairingCode)?.code ?? '');
      const joining = {
        place,
        org: ofOrg,
        desk: id,
        deskName: `Desk ${String(number)}`,
        deskCode: code,
        deskKey: deskKey.publicKey,
      };
      const root = (
        ofOrg === null ? null : { org: ofOrg, desk: id, deskKey: deskKey.publicKey }
      ) as Root | null;
      const claim = {
        pairingKey: key.publicKey,
        root,
        signature: key.sign(claimText(joining, root)).toString('hex'),
      };
      const signature = deskKey.sign(joinText(joining)).toString('hex');
      return { ...joining, claim, signature } as HubRequest<'join'>;
    },
    asking: (store) => ({
      org: org as Asker['org'],
      desk: id as Asker['desk'],
      store: store as Asker['store'],
      sign: (text) => deskKey.sign(text).toString('hex'),
    }),
  };
}

/** The words of a hand-made fact. */
export const madeWords = (fact: Fact) => ({
  fact: fact.id,
  salt: Buffer.alloc(16, fact.seq).toString('hex'),
  text: `words ${String(fact.seq)}`,
});

/** What a desk brings. */
export const bringing = (more: Partial<HubInput<'push'>>): HubRequest<'push'> =>
  ({ runs: [], fieldSets: [], words: [], ...more }) as HubRequest<'push'>;

/** What a desk asks that has pulled nothing yet. */
export const fromTheBeginning = { after: 0, mark: '0'.repeat(32) };
