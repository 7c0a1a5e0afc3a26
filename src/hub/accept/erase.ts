import { readEnvelope } from '../../shared/ledger/envelope.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { FieldSets } from '../../shared/contract/hub/wire.ts';
import { eraseValue } from '../../shared/ledger/signed.ts';
import { sha256 } from '../signatures.ts';
import type { Bringing } from './accept-run.ts';

// [H22] The hub judges no act, but what a desk has erased it keeps for nobody: it takes the words of
// their papers and the values of their fields away, and keeps none that come later. Each set of fields
// still proves itself by the hashes that were signed.

type Holding = Pick<Bringing, 'tx' | 'org' | 'erased'>;

/** Takes away what was said of those whom facts that were just taken in have erased. */
export async function eraseFor(holding: Holding, facts: readonly Fact[]): Promise<void> {
  const { tx } = holding;
  for (const fact of facts) {
    if (fact.type !== 'customer-erased') continue;
    tx.leaveNoTrace();
    holding.erased.any = Promise.resolve(true);
    for (const id of fact.subjects) {
      await noteErased(holding, id);
      await eraseWordsOf(holding, id);
      await eraseFieldsOf(holding, id);
    }
  }
}

/** Most businesses have erased nobody, and need not be asked again for each record. */
function isAnybodyErased({ tx, org, erased }: Holding): Promise<boolean> {
  erased.any ??= tx
    .all('select 1 from erased where org = $1 limit 1', org)
    .then((rows) => rows.length > 0);
  return erased.any;
}

/** Whether a fact is about somebody who was erased. */
export async function isAboutErased(holding: Holding, envelope: string): Promise<boolean> {
  if (!(await isAnybodyErased(holding))) return false;
  const fact = readEnvelope(JSON.parse(envelope));
  return fact !== null && (await erasedOf(holding, fact.subjects)).size > 0;
}

/** A set of fields without the values that may not be kept. */
export async function withoutErased(holding: Holding, set: FieldSets): Promise<FieldSets> {
  if (!(await isAnybodyErased(holding))) return set;
  const drafts = set.fields.filter(
    ({ kind, field }) => kind === 'invoice-draft' && field === 'customer',
  );
  const customers = await erasedOf(
    holding,
    drafts.flatMap(({ value }) => value ?? []),
  );
  for (const { id, value } of drafts) {
    if (value !== null && customers.has(value)) await noteErased(holding, id);
  }
  const erased = await erasedOf(
    holding,
    set.fields.map(({ id }) => id),
  );
  return erased.size === 0 ? set : hide(set, erased);
}

const noteErased = ({ tx, org }: Holding, id: string): Promise<unknown> =>
  tx.all('insert into erased (org, id) values ($1, $2) on conflict do nothing', org, id);

async function erasedOf({ tx, org }: Holding, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.all<{ id: string }>(
    `select wanted.value as id from ${tx.listOf('$2')}
     where (select 1 from erased where org = $1 and id = wanted.value) = 1`,
    org,
    JSON.stringify([...new Set(ids)]),
  );
  return new Set(rows.map(({ id }) => id));
}

const hide = (set: FieldSets, ids: ReadonlySet<string>): FieldSets => ({
  ...set,
  fields: set.fields.map((field) =>
    ids.has(field.id) && field.erased === undefined
      ? ({ ...field, ...eraseValue(field, sha256) } as FieldSets['fields'][number])
      : field,
  ),
});

async function eraseWordsOf({ tx, org }: Holding, id: string): Promise<void> {
  const about = `%"${id}"%`;
  await tx.all(
    `delete from side where org = $1 and kind = 'words' and key in (
       select id from fact where org = $1 and envelope like $2)`,
    org,
    about,
  );
  await tx.all('update apart set words = null where org = $1 and envelope like $2', org, about);
}

/** Fields of the customer, and of drafts of invoices to them. */
async function eraseFieldsOf(holding: Holding, id: string): Promise<void> {
  const drafts = (await setsNaming(holding, id))
    .flatMap(({ set }) => set.fields)
    .filter(({ kind, value }) => kind === 'invoice-draft' && value === id)
    .map((field) => field.id);
  for (const draft of new Set(drafts)) await noteErased(holding, draft);
  for (const one of [id, ...new Set(drafts)]) {
    for (const { n, set } of await setsNaming(holding, one)) {
      await holding.tx.all(
        'update side set content = $3 where org = $1 and n = $2',
        holding.org,
        n,
        JSON.stringify(hide(set, new Set([one]))),
      );
    }
    await eraseFieldsApart(holding, one);
  }
}

/** The same in what is kept apart of desks that were shut out. */
async function eraseFieldsApart({ tx, org }: Holding, id: string): Promise<void> {
  const rows = await tx.all<{ hash: string; envelope: string }>(
    `select hash, envelope from apart where org = $1 and because = 'fields' and envelope like $2`,
    org,
    `%"${id}"%`,
  );
  for (const { hash, envelope } of rows) {
    await tx.all(
      'update apart set envelope = $3 where org = $1 and hash = $2',
      org,
      hash,
      JSON.stringify(hide(JSON.parse(envelope) as FieldSets, new Set([id]))),
    );
  }
}

/** The sets of fields in which an id stands, with their numbers. */
async function setsNaming(
  { tx, org }: Holding,
  id: string,
): Promise<readonly { readonly n: number; readonly set: FieldSets }[]> {
  const rows = await tx.all<{ n: number; content: string }>(
    `select n, content from side where org = $1 and kind = 'fields' and content like $2`,
    org,
    `%"${id}"%`,
  );
  return rows.map(({ n, content }) => ({ n, set: JSON.parse(content) as FieldSets }));
}
