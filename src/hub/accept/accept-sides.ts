import type { FieldSets, WireWords } from '../../shared/contract/hub/wire.ts';
import { fieldsText } from '../../shared/ledger/signed.ts';
import { isSignedBy, sha256 } from '../signatures.ts';
import { findChain, findDesk } from '../store/records.ts';
import { type Bringing, raiseAlarm } from './accept-run.ts';
import { isAboutErased, withoutErased } from './erase.ts';

/** Takes in fields that a desk has set, where the key of its chain has signed them. */
export async function acceptFieldSet(bringing: Bringing, set: FieldSets): Promise<boolean> {
  const { tx, org } = bringing;
  const [desk, chain] = await Promise.all([findDesk(tx, org, set.desk), findChain(tx, org, set)]);
  if (desk === null || chain === null) return false;
  const text = fieldsText(set, set.fields, sha256);
  if (!isSignedBy(chain.publicKey, text, set.signature)) {
    raiseAlarm(bringing, 'bad-signature', `${set.desk}:fields`);
    return false;
  }
  const kept = await withoutErased(bringing, set);
  if (desk.revokedAt !== null) keepFieldsApart(bringing, kept, sha256(text));
  else
    await putSide(bringing, { kind: 'fields', key: sha256(text), content: JSON.stringify(kept) });
  const upTo = Math.max(...set.fields.map(({ lc }) => lc));
  tx.write(
    `update desk set fields_up_to = $3 where org = $1 and desk = $2 and fields_up_to < $3`,
    org,
    set.desk,
    upTo,
  );
  return true;
}

/** What a desk that was shut out has set is kept apart like its entries, which may speak of it. */
const keepFieldsApart = ({ tx, org, nowMs }: Bringing, set: FieldSets, hash: string): void =>
  tx.write(
    `insert into apart (org, hash, because, desk, epoch, seq, envelope, signature, came_at)
     values ($1, $2, 'fields', $3, $4, 0, $5, $6, $7) on conflict do nothing`,
    org,
    hash,
    set.desk,
    set.epoch,
    JSON.stringify(set),
    set.signature,
    nowMs,
  );

/** Takes in the words of a fact that is here and holds their hash. */
export async function acceptWords(bringing: Bringing, words: WireWords): Promise<boolean> {
  const { tx, org, taken } = bringing;
  const now = taken.get(words.fact);
  if (now !== undefined) {
    // What was taken in just now has no words yet.
    if (!belongTo(now, words)) return false;
    if (await isAboutErased(bringing, now)) return true;
    await insertSide(bringing, sideOf(words));
    return true;
  }
  const [fact] = await tx.all<{ envelope: string }>(
    'select envelope from fact where org = $1 and id = $2',
    org,
    words.fact,
  );
  if (fact === undefined) return keepWordsApart(bringing, words);
  if (!belongTo(fact.envelope, words)) return false;
  if (await isAboutErased(bringing, fact.envelope)) return true;
  await putSide(bringing, sideOf(words));
  return true;
}

/** Whether words are those whose salted hash a fact holds. */
const belongTo = (envelope: string, { salt, text }: WireWords): boolean =>
  envelope.includes(sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(text)])));

/** The words of a fact that is kept apart are kept with it. */
async function keepWordsApart({ tx, org }: Bringing, words: WireWords): Promise<boolean> {
  const rows = await tx.all<{ hash: string; envelope: string }>(
    `select hash, envelope from apart where org = $1 and envelope like $2`,
    org,
    `%"id":"${words.fact}"%`,
  );
  const fact = rows.find(({ envelope }) => belongTo(envelope, words));
  if (fact === undefined) return false;
  tx.write(
    'update apart set words = $3 where org = $1 and hash = $2',
    org,
    fact.hash,
    JSON.stringify(words),
  );
  return true;
}

interface Side {
  readonly kind: 'fields' | 'words';
  readonly key: string;
  readonly content: string;
}

const sideOf = (words: WireWords): Side => ({
  kind: 'words',
  key: words.fact,
  content: JSON.stringify(words),
});

async function putSide(bringing: Bringing, side: Side): Promise<void> {
  const { tx, org } = bringing;
  const known = await tx.all(
    'select 1 from side where org = $1 and kind = $2 and key = $3',
    org,
    side.kind,
    side.key,
  );
  if (known.length > 0) return;
  await insertSide(bringing, side);
}

async function insertSide({ tx, org, numbers }: Bringing, side: Side): Promise<void> {
  const n = await numbers.take(1);
  tx.write(
    `insert into side (org, n, kind, key, content) values ($1, $2, $3, $4, $5)
     on conflict (org, kind, key) do nothing`,
    org,
    n,
    side.kind,
    side.key,
    side.content,
  );
}
