import { hashOf, type FactRow, factColumns, rowToFact } from '../../../src/main/book/facts.ts';
import { openFile } from '../../../src/main/db/file.ts';
import { createHandles, type ReadDb } from '../../../src/main/db/handle.ts';

/** So many of the last facts are looked at one by one; those before were looked at before. */
const last = 12;

/**
 * Opens what a power cut left, as the product opens it, and looks for everything that was
 * acknowledged. Quick, as it is done a hundred thousand times.
 */
export function checkState(
  file: string,
  acked: readonly string[],
  thoroughly: boolean,
): readonly string[] {
  let opened: ReturnType<typeof openFile>;
  try {
    opened = openFile(file);
  } catch (cause) {
    return [`the book does not open: ${String(cause)}`];
  }
  const { connection } = opened;
  try {
    const { read } = createHandles({ connection: () => connection, troubled: (cause) => cause });
    const findings = [...lost(read, acked), ...broken(read)];
    if (thoroughly) {
      const said = String(connection.pragma('quick_check(1)', { simple: true }));
      if (said !== 'ok') findings.push(`quick_check: ${said}`);
    }
    return findings;
  } catch (cause) {
    return [`the book can't be read: ${String(cause)}`];
  } finally {
    opened.checkpoints?.stop();
    connection.close();
  }
}

function lost(read: ReadDb, acked: readonly string[]): string[] {
  const there = read.get<{ attempts: number }>(
    "select count(*) as attempts from attempt where id like 'in-%'",
  );
  const gone = acked
    .slice(-last)
    .filter((id) => read.get('select 1 from attempt where id = ?', id) === undefined);
  const missing = acked.length - (there?.attempts ?? 0);
  if (gone.length === 0 && missing <= 0) return [];
  return [`${String(Math.max(gone.length, missing))} acknowledged entries are lost`];
}

function broken(read: ReadDb): string[] {
  const rows = read.all<FactRow>(`${factColumns} order by fact.n desc limit ${String(last)}`);
  const changed = rows.filter((row) => hashOf(rowToFact(row)) !== row.hash.toString('hex'));
  const books = read.get<{ facts: number; latest: number; sum: number; half: number }>(
    `select count(*) as facts, max(n) as latest,
       (select coalesce(sum(amount), 0) from journal) as sum,
       (select count(*) from (select n from journal group by n having sum(amount) <> 0)) as half
     from fact`,
  );
  return [
    ...changed.map(({ n }) => `fact ${String(n)} has not the hash it says`),
    ...(books?.facts === books?.latest ? [] : ['facts are missing']),
    ...(books?.sum === 0 && books.half === 0 ? [] : ['the books do not balance']),
  ];
}
