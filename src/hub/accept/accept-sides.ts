import type { FieldSets, WireWords } from '../../shared/contract/hub/wire.ts';
import { fieldsText } from '../../shared/ledger/signed.ts';
import { isSignedBy, sha256 } from '../signatures.ts';
import { findChain, findDesk, takeNumbers } from '../store/records.ts';
import { type Bringing, raiseAlarm } from './accept-run.ts';

/** Takes in fields that a desk has set, where the key of its chain has signed them. */
export async function acceptFieldSet(bringing: Bringing, set: FieldSets): Promise<boolean> {
  const { tx, org } = bringing;
  const desk = await findDesk(tx, org, set.desk);
  const chain = await findChain(tx, org, set);
  if (desk === null || chain === null || desk.revokedAt !== null) return false;
  const text = fieldsText(set, set.fields);
  if (!isSignedBy(chain.publicKey, text, set.signature)) {
    await raiseAlarm(bringing, 'bad-signature', `${set.desk}:fields`);
    return false;
  }
  await putSide(bringing, { kind: 'fields', key: sha256(text), content: JSON.stringify(set) });
  const upTo = Math.max(...set.fields.map(({ lc }) => lc));
  await tx.all(
    `update desk set fields_up_to = $3 where org = $1 and desk = $2 and fields_up_to < $3`,
    org,
    set.desk,
    upTo,
  );
  return true;
}

/** Takes in the words of a fact that is here and holds their hash. */
export async function acceptWords(bringing: Bringing, words: WireWords): Promise<boolean> {
  const { tx, org } = bringing;
  const [fact] = await tx.all<{ envelope: string }>(
    'select envelope from fact where org = $1 and id = $2',
    org,
    words.fact,
  );
  if (fact === undefined) return keepWordsApart(bringing, words);
  if (!belongTo(fact.envelope, words)) return false;
  await putSide(bringing, { kind: 'words', key: words.fact, content: JSON.stringify(words) });
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
  await tx.all(
    'update apart set words = $3 where org = $1 and hash = $2',
    org,
    fact.hash,
    JSON.stringify(words),
  );
  return true;
}

async function putSide(
  { tx, org }: Bringing,
  side: { readonly kind: 'fields' | 'words'; readonly key: string; readonly content: string },
): Promise<void> {
  const known = await tx.all(
    'select 1 from side where org = $1 and kind = $2 and key = $3',
    org,
    side.kind,
    side.key,
  );
  if (known.length > 0) return;
  const n = await takeNumbers(tx, org, 1);
  await tx.all(
    'insert into side (org, n, kind, key, content) values ($1, $2, $3, $4, $5)',
    org,
    n,
    side.kind,
    side.key,
    side.content,
  );
}
