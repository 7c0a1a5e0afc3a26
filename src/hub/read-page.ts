import type { FieldSets, Page, Run, WireWords } from '../shared/contract/hub/wire.ts';
import { wireLimits } from '../shared/contract/hub/limits.ts';
import type { Statements } from './store/store.ts';

interface FactLine {
  readonly n: number;
  readonly desk: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly envelope: string;
  readonly signature: string | null;
  readonly opening: string;
}

/** What came after a number: whole deliveries, until they are enough. Null: nothing did. */
export async function readPage(
  read: Statements,
  org: string,
  after: number,
  most: number = wireLimits.pageBytes,
): Promise<Page | null> {
  const end = await endOfPage(read, org, { after, most });
  if (end === null) return null;
  const { last: upTo, mark } = end;
  const lines = await read.all<FactLine>(
    `select fact.n, fact.desk, fact.epoch, fact.seq, fact.hash, fact.envelope,
       signed_head.signature, chain.opening
     from fact
     join chain on chain.org = fact.org and chain.desk = fact.desk and chain.epoch = fact.epoch
     left join signed_head on signed_head.org = fact.org and signed_head.n = fact.n
     where fact.org = $1 and fact.n > $2 and fact.n <= $3 order by fact.n`,
    org,
    after,
    upTo,
  );
  const sides = await read.all<{ kind: string; content: string }>(
    'select kind, content from side where org = $1 and n > $2 and n <= $3 order by n',
    org,
    after,
    upTo,
  );
  const contents = (kind: string) =>
    sides.filter((side) => side.kind === kind).map(({ content }) => JSON.parse(content) as unknown);
  return {
    runs: runsOf(lines),
    fieldSets: contents('fields') as FieldSets[],
    words: contents('words') as WireWords[],
    upTo,
    mark,
  };
}

/** Whether a desk that has pulled up to a number has pulled it from this past of the store. */
export async function isOurPast(
  read: Statements,
  org: string,
  { after, mark }: { readonly after: number; readonly mark: string },
): Promise<boolean> {
  if (after === 0) return true;
  const sql = 'select mark from delivery where org = $1 and last = $2';
  const [delivery] = await read.all<{ mark: string }>(sql, org, after);
  return delivery?.mark === mark;
}

interface Delivery {
  readonly last: number;
  readonly mark: string;
  readonly bytes: number;
}

async function endOfPage(
  read: Statements,
  org: string,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<Delivery | null> {
  const deliveries = await read.all<Delivery>(
    'select last, mark, bytes from delivery where org = $1 and last > $2 order by last limit 1000',
    org,
    after,
  );
  let bytes = 0;
  let end: Delivery | null = null;
  for (const delivery of deliveries) {
    bytes += delivery.bytes;
    if (end !== null && bytes > most) break;
    end = delivery;
  }
  return end;
}

/** Facts in the order of their numbers fall into runs, each ending where its desk signed. */
function runsOf(lines: readonly FactLine[]): Run[] {
  const runs: Run[] = [];
  let begun: FactLine[] = [];
  for (const line of lines) {
    begun.push(line);
    if (line.signature === null) continue;
    const { desk, epoch, seq, hash, opening, signature } = line;
    runs.push({
      desk: desk as Run['desk'],
      epoch,
      ...(begun[0]?.seq === 1 ? { opening } : {}),
      facts: begun.map(({ envelope }) => JSON.parse(envelope) as unknown),
      head: { seq, hash, signature },
    });
    begun = [];
  }
  return runs;
}
