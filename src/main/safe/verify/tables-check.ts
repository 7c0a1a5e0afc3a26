import { idText } from './fact-pages.ts';
import type { Reckoning } from './reckoning.ts';
import { demandRising } from './rising.ts';
import type { Checking } from './stage.ts';
import { recordTables, type RecordTable } from './record-tables.ts';

const page = 2000;

/** Holds every row of the tables of records against what the entries come to. */
export function checkTables(checking: Checking, all: Reckoning): void {
  for (const table of recordTables) checkTable(checking, table, all);
}

function checkTable(checking: Checking, table: RecordTable, all: Reckoning): void {
  const { look, fault } = checking;
  const left = table.reckoned(all);
  const columns = table.fields.map(({ column, kind }) =>
    kind === 'id' ? `lower(hex(${column}))` : column,
  );
  const { key: keyed = 'id' } = table;
  const sql = `select ${keyed}, ${columns.join(', ')} from ${table.name}
    where ${keyed} > ? order by ${keyed} limit ${String(page)}`;
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    const rows = look.rows(sql, after);
    if (rows.length === 0) break;
    for (const [key, ...values] of rows) {
      const next = key as Buffer;
      demandRising(next.compare(after) > 0, table.name);
      after = next;
      const id = idText(after.toString('hex'));
      const reckoned = left.get(id);
      left.delete(id);
      if (reckoned !== undefined) compareRow(checking, table, { id, values, reckoned });
      else {
        const number = String(values[table.fields.findIndex((one) => one.column === 'number')]);
        fault(
          'record-surplus',
          `${capital(table.noun)} ${number} stands in the lists, but no entry speaks of it.`,
          {
            about: { kind: table.noun, id, number },
          },
        );
      }
    }
  }
  for (const [id, reckoned] of left) {
    if (table.isNothing(reckoned)) continue;
    const number = String(reckoned['number']);
    fault('record-missing', `${capital(table.noun)} ${number} is missing from the lists.`, {
      about: { kind: table.noun, id, number },
    });
  }
}

interface Compared {
  readonly id: string;
  readonly values: readonly unknown[];
  readonly reckoned: Readonly<Record<string, unknown>>;
}

function compareRow(checking: Checking, table: RecordTable, row: Compared): void {
  const isThere = row.reckoned['n'] !== 0;
  const number = isThere ? String(row.reckoned['number']) : 'still to come';
  for (const [place, field] of table.fields.entries()) {
    const value = row.values[place];
    const listed = field.kind === 'id' && value !== '' ? idText(String(value)) : value;
    const reckoned = row.reckoned[field.sums];
    if (orNothing(listed) === orNothing(reckoned)) continue;
    const says = sayDifference(checking, field, { listed, reckoned });
    checking.fault('record-changed', `${capital(table.noun)} ${number} ${says}`, {
      about: { kind: table.noun, id: row.id, number },
    });
  }
}

/** What no entry says anything of stands as nothing, as an empty text or as 0. */
const orNothing = (value: unknown): unknown =>
  value === null || value === '' || value === undefined ? 0 : value;

const capital = (noun: string): string => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;

function sayDifference(
  { naming }: Checking,
  field: RecordTable['fields'][number],
  { listed, reckoned }: { readonly listed: unknown; readonly reckoned: unknown },
): string {
  const { kind, label } = field;
  if (kind === 'money') {
    const [is, should] = [naming.money(Number(listed)), naming.money(Number(reckoned))];
    return `is listed with ${is} ${label}, but the entries it was written in say ${should}.`;
  }
  if (kind === 'text') {
    return `is listed with ${String(listed)} as its ${label}, but the entry it was written in says ${String(reckoned)}.`;
  }
  return `is listed with another ${label} than the entries it was written in say.`;
}
