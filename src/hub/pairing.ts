import { codeLength, codeLetters } from '../shared/contract/hub/pairing-code.ts';
import { joinText } from '../shared/contract/hub/signed-request.ts';
import type { HubRequest, HubValue } from '../shared/contract/hub/hub-calls.ts';
import type { HubReply } from '../shared/contract/hub/hub-failures.ts';
import { fail, ok } from '../shared/base/result.ts';
import { findDesk, holdOrganisation } from './store/records.ts';
import { isSignedBy, sha256 } from './signatures.ts';
import type { Store, Transaction } from './store/store.ts';

export const goodForMs = 30 * 60 * 1000;

/** A code as it is kept: whoever reads the store can't come with it. */
const hashOfCode = (code: string): string =>
  sha256(`tillbook pairing code:${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`);

/** Makes a code with which one desk may come, once and within half an hour. */
export async function makePairingCode(
  store: Store,
  random: (below: number) => number,
  nowMs: number,
): Promise<string> {
  const figures = Array.from({ length: codeLength }, () => codeLetters[random(codeLetters.length)]);
  const code = `${figures.slice(0, 5).join('')}-${figures.slice(5).join('')}`;
  await store.write(async (tx) => {
    await tx.all('delete from pairing where expires_at < $1 and used_by is null', nowMs);
    await tx.all(
      'insert into pairing (code_hash, expires_at) values ($1, $2)',
      hashOfCode(code),
      nowMs + goodForMs,
    );
  });
  return code;
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
  const { signature, ...signed } = joining;
  if (!isSignedBy(joining.deskKey, joinText(signed), signature)) {
    return fail({ kind: 'not-admitted' });
  }
  return store.write(async (tx) => {
    if (!(await isCodeGood(tx, joining, nowMs))) return fail({ kind: 'bad-code' });
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
    await tx.all(
      `insert into desk (org, desk, code, name, desk_key, joined_at, heard_at)
       values ($1, $2, $3, $4, $5, $6, $6)
       on conflict (org, desk) do update set desk_key = excluded.desk_key, code = excluded.code,
         name = excluded.name`,
      org,
      joining.desk,
      joining.deskCode,
      joining.deskName,
      joining.deskKey,
      nowMs,
    );
    await tx.all(
      'update pairing set used_by = $2 where code_hash = $1',
      hashOfCode(joining.code),
      useOf(joining),
    );
    return ok({
      storeId: store.id as HubValue<'join'>['storeId'],
      org: org as HubValue<'join'>['org'],
    });
  });
}

const useOf = ({ desk, deskKey }: HubRequest<'join'>): string => `${desk}:${deskKey}`;

async function isCodeGood(
  tx: Transaction,
  joining: HubRequest<'join'>,
  nowMs: number,
): Promise<boolean> {
  const [pairing] = await tx.all<{ used_by: string | null }>(
    // Writing it, if only as it is, makes a second desk with the same code wait for the first.
    `update pairing set expires_at = expires_at where code_hash = $1 and expires_at > $2
     returning used_by`,
    hashOfCode(joining.code),
    nowMs,
  );
  if (pairing === undefined) return false;
  return pairing.used_by === null || pairing.used_by === useOf(joining);
}
