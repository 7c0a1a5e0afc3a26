import { must } from '../../../src/shared/base/assert.ts';
import type { HubRequestText } from '../../../src/main/ports/hub-line.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { certificateText } from '../../../src/shared/contract/hub/vouching.ts';
import { signingKey } from '../../../src/hub/console.ts';
import { makeDesk } from '../../support/hub/hand-made-chain.ts';
import type { SyncDesk } from './sync-desk.ts';

/** What a hostile hub makes of honest replies. */
export interface Lies {
  spoil(reply: string, request: HubRequestText): string;
}

type Standing = Readonly<Record<string, unknown>>;

/** Lies that are told to one desk. */
export function createLies(desk: SyncDesk, chance: Chance): Lies {
  const identity = must(desk.book.identity(), 'A desk that is lied to has a book.');
  const forger = makeDesk(9, { org: identity.org });
  forger.write(3);
  const inventor = makeDesk(11, { org: identity.org });
  inventor.write(5);
  const mark = 'a'.repeat(32);
  const old: string[] = [];
  let asked = 0;

  /** A page of facts that somebody else wrote in this desk's name. */
  const forged = (standing: Standing): string => {
    const as = identity.desk;
    const run = { ...forger.run(), desk: as };
    const facts = run.facts.map((fact) => ({ ...(fact as object), desk: as }));
    asked += 1;
    const page = {
      runs: [chance.happens(50) ? run : { ...run, facts }],
      ...{ fieldSets: [], words: [], upTo: 1_000_000 + asked, mark },
    };
    return said({ standing, page });
  };
  /** A whole desk that nobody knows: its own key, its own chain, and a code that was made nowhere here. */
  const invented = (standing: Standing): string => {
    asked += 1;
    const { claim, deskKey } = inventor.joining(inventedCode, null);
    const comes = {
      ...{ desk: inventor.id, code: inventor.code, name: 'Front 9', deskKey },
      claim: { ...claim, certificate: otherConsole.sign(certificateText(claim.pairingKey)) },
      ...{ heardAt: 0, revokedAt: null },
    };
    const desks = (standing['desks'] ?? []) as readonly object[];
    const page = {
      ...{ runs: [inventor.run()], fieldSets: [inventor.fieldSet(9_999_999, 'Mallory')] },
      ...{ words: [], upTo: 3_000_000 + asked, mark },
    };
    return said({ standing: { ...standing, desks: [...desks, comes] }, page });
  };
  const bySpoiling: ReadonlyArray<(reply: string) => string> = [
    (reply) => reply.slice(0, chance.between(0, reply.length)),
    (reply) => reply.replaceAll(/"amountMinor\\":\d+/g, String.raw`"amountMinor\":-5`),
    (reply) => reply.replaceAll(/"totalMinor\\":\d+/g, String.raw`"totalMinor\":1e300`),
    (reply) => reply.replaceAll(/"seq":\d+/g, () => `"seq":${String(chance.between(0, 99))}`),
    (reply) => reply.replaceAll(/"lc":\d+/g, () => `"lc":${String(chance.between(0, 9999))}`),
    (reply) =>
      reply.replaceAll(/[0-9a-f]{64}/g, (hash) => (chance.happens(20) ? '0'.repeat(64) : hash)),
    (reply) => reply.replaceAll(/"desk":"[^"]+"/g, `"desk":"${identity.desk}"`),
    (reply) => reply.replaceAll(/"org":"[^"]+"/g, `"org":"${desk.book.newId()}"`),
    (reply) => reply.replaceAll(/"upTo":\d+/g, () => `"upTo":${String(chance.between(1, 9))}`),
    (reply) => reply.replaceAll(/"last":\d+/g, '"last":0'),
    (reply) => reply.replaceAll(/"chains":\[[^\]]*\]/g, '"chains":[]'),
    (reply) => reply.replaceAll(/"name"/g, '"__proto__"'),
    (reply) => reply.replaceAll(/"value":"[^"]*"/g, '"value":"Mallory"'),
    (reply) => reply.replaceAll(/"text":"[^"]*"/g, '"text":"Pay somebody else."'),
  ];
  const byInventing: ReadonlyArray<(standing: Standing) => string> = [
    () => '<html>Sign in to the network</html>',
    () => '',
    () => 'null',
    () => '['.repeat(100_000),
    () => said({ durable: true }),
    () => JSON.stringify({ ok: false, failure: { kind: 'wish' } }),
    () => JSON.stringify({ ok: false, failure: { kind: 'other-past' } }),
    () => JSON.stringify({ ok: false, failure: { kind: 'revoked' } }),
    forged,
    invented,
    (standing) => said({ standing: claimingAll(standing), page: null }),
    (standing) =>
      said({
        standing: claimingAll(standing),
        runs: [{ kind: 'known' }],
        ...{ refusedFieldSets: 0, refusedWords: 0 },
      }),
    (standing) =>
      said({
        standing,
        page: { runs: [], fieldSets: [], words: [], upTo: (asked += 1) + 2_000_000, mark },
      }),
  ];
  /** Everything of this desk is there and durable: it may rest. */
  function claimingAll(standing: Standing): Standing {
    const chains = (standing['chains'] ?? []) as ReadonlyArray<Record<string, unknown>>;
    return {
      ...standing,
      last: 9_000_000,
      fieldsUpTo: 9_000_000,
      chains: chains.map((chain) => ({
        ...chain,
        seq: Number(chain['seq']) + chance.between(1, 20),
      })),
    };
  }
  return {
    spoil(reply, { path }) {
      old.push(reply);
      if (old.length > 50) old.shift();
      const value = (JSON.parse(reply) as { value?: { standing?: Standing } }).value;
      const at = chance.between(1, 100);
      if (at <= 45) return chance.pick(bySpoiling)(reply);
      if (at <= 55) return chance.pick(old);
      if (value?.standing === undefined) return `${path} ${reply}`;
      return chance.pick(byInventing)(value.standing);
    },
  };
}

const inventedCode = 'MMMM-MMMM-MMMM-MMMM';
const otherConsole = signingKey(Buffer.alloc(32, 99));

const said = (value: object): string => JSON.stringify({ ok: true, value });
