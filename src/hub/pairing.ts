import { makeCode } from '../shared/contract/hub/pairing-code.ts';
import { joinText } from '../shared/contract/hub/signed-request.ts';
import type { HubRequest, HubValue } from '../shared/contract/hub/hub-calls.ts';
import type { HubReply } from '../shared/contract/hub/hub-failures.ts';
import {
  certificateText,
  claimText,
  type PassedClaim,
  type Welcome,
  welcomeText,
} from '../shared/contract/hub/vouching.ts';
import { fail, ok } from '../shared/base/result.ts';
import { openCode, type SigningKey } from './console.ts';
import { comersOf, findDesk, holdOrganisation } from './store/records.ts';
import { isSignedBy, sha256 } from './signatures.ts';
import type { Store, Transaction } from './store/store.ts';

export const goodForMs = 30 * 60 * 1000;

/** A code's place as it is kept: whoever reads the store can't come with it. */
const hashOf = (place: string): string => sha256(`tillbook pairing code:${place}`);

/** Makes a code at the hub's own computer, with which one desk may come, once and within half an hour. */
export async function makePairingCode(
  store: Store,
  by: SigningKey,
  random: (below: number) => number,
  nowMs: number,
): Promise<string> {
  const code = makeCode(random);
  const { place, key } = openCode(code);
  const said = { root: null, console: by.publicKey };
  const welcome = { ...said, signature: key.sign(welcomeText(said)) };
  const certificate = by.sign(certificateText(key.publicKey));
  await keepCode(store, { place, pairingKey: key.publicKey, welcome, certificate }, nowMs);
  return code;
}

/** Keeps by what a code is known here. The code itself the hub does not know where a desk made it. */
export async function keepCode(
  store: Store,
  code: HubRequest<'pair'> & { readonly certificate: string | null },
  nowMs: number,
): Promise<void> {
  await store.write(async (tx) => {
    await tx.all('delete from pairing where expires_at < $1 and used_by is null', nowMs);
    await tx.all(
      `insert into pairing (code_hash, pairing_key, welcome, certificate, expires_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      hashOf(code.place),
      code.pairingKey,
      JSON.stringify(code.welcome),
      code.certificate,
      nowMs + goodForMs,
    );
  });
}

/**
 * Lets a desk come with a code. The first one brings its business with it; those that follow come
 * to that one. A desk that asks again, because the answer was lost, is answered again.
 */
export async function join(
  store: Store,
  joining: HubRequest<'join'>,
  nowMs: number,
): Promise<HubReply<HubValue<'join'>>> {
  const { signature, claim, ...signed } = joining;
  if (!isSignedBy(joining.deskKey, joinText(signed), signature)) {
    return fail({ kind: 'not-admitted' });
  }
  return store.write(async (tx) => {
    const pairing = await findCode(tx, joining, nowMs);
    if (pairing === null) return fail({ kind: 'bad-code' });
    // One joins after the other: two first desks would each bring a business.
    await tx.all('update hub set schema = schema');
    const [only] = await tx.all<{ org: string }>('select org from organisation limit 1');
    const org = only?.org ?? joining.org;
    if (org === null) return fail({ kind: 'nothing-there-yet' });
    if (joining.org !== null && joining.org !== org) return fail({ kind: 'another-business' });
    await tx.all('insert into organisation (org, next) values ($1, 1) on conflict do nothing', org);
    await holdOrganisation(tx, org);
    const others = await tx.all(
      'select 1 from desk where org = $1 and code = $2 and desk <> $3',
      org,
      joining.deskCode,
      joining.desk,
    );
    if (others.length > 0) {
      return fail({ kind: 'desk-code-taken', deskCode: joining.deskCode });
    }
    const known = await findDesk(tx, org, joining.desk);
    if (known !== null && known.revokedAt !== null) return fail({ kind: 'revoked' });
    const passed: PassedClaim = { ...claim, certificate: pairing.certificate };
    await tx.all(
      `insert into desk (org, desk, code, name, desk_key, claim, joined_at, heard_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)
       on conflict (org, desk) do update set desk_key = excluded.desk_key, code = excluded.code,
         name = excluded.name, claim = excluded.claim`,
      org,
      joining.desk,
      joining.deskCode,
      joining.deskName,
      joining.deskKey,
      JSON.stringify(passed),
      nowMs,
    );
    await tx.all(
      'update pairing set used_by = $2 where code_hash = $1',
      hashOf(joining.place),
      useOf(joining),
    );
    const comers = await comersOf(tx, org);
    return ok({
      storeId: store.id as HubValue<'join'>['storeId'],
      org: org as HubValue<'join'>['org'],
      welcome: JSON.parse(pairing.welcome) as Welcome,
      brought: comers
        .filter((comer) => comer.claim.root !== null)
        .map(({ desk, code, name, deskKey, claim: said }) => ({
          desk,
          code,
          name,
          deskKey,
          claim: said,
        })),
    });
  });
}

const useOf = ({ desk, deskKey }: HubRequest<'join'>): string => `${desk}:${deskKey}`;

interface Pairing {
  readonly welcome: string;
  readonly certificate: string | null;
}

/** The code that a desk comes with; null where it is none, used, too old, or not known to the desk. */
async function findCode(
  tx: Transaction,
  joining: HubRequest<'join'>,
  nowMs: number,
): Promise<Pairing | null> {
  const [pairing] = await tx.all<Pairing & { used_by: string | null; pairing_key: string }>(
    // Writing it, if only as it is, makes a second desk with the same code wait for the first.
    `update pairing set expires_at = expires_at where code_hash = $1 and expires_at > $2
     returning used_by, pairing_key, welcome, certificate`,
    hashOf(joining.place),
    nowMs,
  );
  if (pairing === undefined) return null;
  const { claim } = joining;
  const isKnown =
    claim.pairingKey === pairing.pairing_key &&
    isSignedBy(claim.pairingKey, claimText(joining, claim.root), claim.signature);
  return isKnown && [null, useOf(joining)].includes(pairing.used_by) ? pairing : null;
}
