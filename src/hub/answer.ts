import { fail, ok } from '../shared/base/result.ts';
import {
  type HubCallName,
  hubCalls,
  hubPath,
  type HubRequest,
  isHubCall,
} from '../shared/contract/hub/hub-calls.ts';
import type { HubFailure, HubReply } from '../shared/contract/hub/hub-failures.ts';
import { nestsDeeperThan, wireLimits } from '../shared/contract/hub/limits.ts';
import { type Asker, readAsker, requestText } from '../shared/contract/hub/signed-request.ts';
import { acceptPush } from './accept/accept-push.ts';
import { readApart, readFieldsApart, revokeDesk } from './desks.ts';
import { goodForMs, join, keepCode } from './pairing.ts';
import { isOurPast, readPage } from './read-page.ts';
import { remember, rememberedOf } from './remembered.ts';
import { isSignedBy, sha256 } from './signatures.ts';
import { type DeskRow, findDesk, noteHeard, standingOf } from './store/records.ts';
import type { Store } from './store/store.ts';

/** A desk that has proven who it is. */
export type Admitted = Pick<Asker, 'org' | 'desk'> & { readonly heardAt: number };

/** Answers one call: who asks, is the input right, do it. Knows no transport. */
export async function answer(
  around: { readonly store: Store; readonly now: () => number },
  name: string,
  request: { readonly authorization: string | undefined; readonly body: string },
): Promise<HubReply<unknown>> {
  if (!isHubCall(name)) return fail({ kind: 'unknown-call' });
  const input = readInput(name, request.body);
  if (!input.ok) return input;
  if (name === 'join') {
    return join(around.store, input.value as HubRequest<'join'>, around.now());
  }
  const admitted = await admit(around.store, hubPath(name), request);
  if (!admitted.ok) return admitted;
  const asker = admitted.value;
  const nowMs = around.now();
  await noteHeard(around.store, asker, { before: asker.heardAt, nowMs });
  if (name === 'pair') {
    const code = { ...(input.value as HubRequest<'pair'>), certificate: null };
    await keepCode(around.store, code, nowMs);
    return ok({ goodForMs });
  }
  if (name === 'apart') {
    return ok({
      facts: await readApart(around.store, asker.org),
      fieldSets: await readFieldsApart(around.store, asker.org),
    });
  }
  if (name === 'revoke') {
    const { desk } = input.value as HubRequest<'revoke'>;
    const last = await revokeDesk(around.store, { org: asker.org, desk }, nowMs);
    return last === null ? fail({ kind: 'invalid-input', where: 'desk' }) : ok({ last });
  }
  const by = { org: asker.org, desk: asker.desk, nowMs };
  const standing = () => standingOf(around.store.read, around.store.id, by);
  if (name === 'push') {
    return ok(await acceptPush(around.store, by, input.value as HubRequest<'push'>));
  }
  const since = input.value as HubRequest<'pull'>;
  const { read } = around.store;
  if (!(await isOurPast(read, asker.org, since))) return fail({ kind: 'other-past' });
  const page = await readPage(read, asker.org, since.after);
  return ok({ page, standing: await standing() });
}

/**
 * Whether a request was signed by a desk that may ask. Who brings something need only have been let
 * in once, as what is brought proves itself: the store is not asked again, and a revoked desk may still.
 */
export async function admit(
  store: Store,
  path: string,
  { authorization, body }: { readonly authorization: string | undefined; readonly body: string },
): Promise<HubReply<Admitted>> {
  const asker = readAsker(authorization);
  if (asker === null) return fail({ kind: 'not-admitted' });
  const storeId = store.id as Asker['store'];
  if (asker.store !== storeId) return fail({ kind: 'other-store', storeId });
  const { org, desk } = asker;
  const text = requestText(asker, { path, bodyHash: sha256(body) });
  const isBy = ({ deskKey }: Pick<DeskRow, 'deskKey'>): boolean =>
    isSignedBy(deskKey, text, asker.signature);
  const brings = path === hubPath('push');
  const { letIn } = rememberedOf(store);
  const before = brings ? letIn.get(`${org}:${desk}`) : undefined;
  if (before !== undefined && isBy(before)) return ok({ org, desk, heardAt: before.heardAt });
  const row = await findDesk(store.read, org, desk);
  if (row === null || !isBy(row)) return fail({ kind: 'not-admitted' });
  const { deskKey, heardAt } = row;
  remember(letIn, `${org}:${desk}`, { deskKey, heardAt });
  if (row.revokedAt !== null && !brings) return fail({ kind: 'revoked' });
  return ok({ org, desk, heardAt });
}

function readInput(name: HubCallName, body: string): HubReply<HubRequest<HubCallName>> {
  const invalid = (where: string): { ok: false; failure: HubFailure } =>
    fail({ kind: 'invalid-input', where });
  if (nestsDeeperThan(body, wireLimits.depth)) return invalid('nested too deep');
  const parsed = hubCalls[name].input.safeParse(parseJson(body));
  if (parsed.success) return ok(parsed.data);
  return invalid(parsed.error.issues[0]?.path.join('.').slice(0, 200) ?? '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
