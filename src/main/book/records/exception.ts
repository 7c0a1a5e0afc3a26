import type { FactId, StaffId } from '../../../shared/base/ids.ts';
import {
  exceptionId,
  type ExceptionKind,
  exceptionKinds,
  readExceptionId,
} from '../../../shared/ledger/exception.ts';
import { must } from '../../../shared/base/assert.ts';
import type { ReadDb, SqlValue } from '../../db/handle.ts';
import { keyToId } from '../../db/keys.ts';
import { subjectKey } from '../projections/exception.ts';
import { factsBehind } from './exception-facts.ts';

/** Something that contradicts itself, with what of it nobody has settled yet. */
export interface ExceptionRecord {
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly subject: string;
  /** What is left of its figure: 0 where it was settled. */
  readonly figure: number;
}

export interface ExceptionRow {
  readonly rank: number;
  readonly kind: string;
  readonly subject: Buffer | string;
  readonly figure: number;
}

const subjectText = (subject: Buffer | string): string =>
  typeof subject === 'string' ? subject : keyToId(subject);

/** The exception of a row. */
export function rowToException(row: ExceptionRow): ExceptionRecord {
  const kind = must(
    exceptionKinds.find((one) => one === row.kind),
    'The view names kinds that there are.',
  );
  const subject = subjectText(row.subject);
  return { id: exceptionId(kind, subject), kind, subject, figure: row.figure };
}

/** Finds an exception by its name: open, or settled meanwhile. Null where there never was anything. */
export function findException(read: ReadDb, id: string): ExceptionRecord | null {
  const named = readExceptionId(id);
  if (named === null) return null;
  const figure = openFigure(read, named.kind, named.subject);
  const isAny = figure > 0 || actsOn(read, named).length > 0;
  if (!isAny && factsBehind(read, named).length === 0) return null;
  return { id, ...named, figure };
}

/** What is open of one exception; 0 where it was settled, or never was. */
function openFigure(read: ReadDb, kind: ExceptionKind, subject: string): number {
  const row = read.get<{ figure: number }>(
    'select figure from exception where kind = ? and subject = ?',
    kind,
    subjectKey(subject),
  );
  return row?.figure ?? 0;
}

/** Everything open, in one order at every desk. */
const openExceptions = (read: ReadDb): readonly ExceptionRecord[] =>
  exceptionRows(read, '', []).map(rowToException);

/** Open exceptions under a condition, money first. */
export const exceptionRows = (
  read: ReadDb,
  condition: string,
  values: readonly SqlValue[],
): readonly ExceptionRow[] =>
  read.all<ExceptionRow>(
    `select rank, kind, subject, figure from exception ${condition}`,
    ...values,
  );

/** Each open exception in one line, with its figure and the facts behind it: for whoever compares desks. */
export const exceptionLines = (read: ReadDb): readonly string[] =>
  openExceptions(read)
    .map((one) => {
      const facts = factsBehind(read, one).map(({ id }) => id);
      return `${one.id} ${String(one.figure)} ${facts.join(' ')}`;
    })
    .toSorted();

/** Who looks after an exception: whoever it was given to last, as the ledger counts. */
export function ownerOf(read: ReadDb, { kind, subject }: ExceptionRecord): StaffId | null {
  const row = read.get<{ staff: Buffer }>(
    `select exception_act.staff from exception_act
     join fact on fact.n = exception_act.n join chain on chain.n = fact.chain
     where exception_act.kind = ? and exception_act.subject = ? and exception_act.staff is not null
     order by fact.lc desc, chain.desk desc, fact.seq desc limit 1`,
    kind,
    subjectKey(subject),
  );
  return row === undefined ? null : keyToId<'staff'>(row.staff);
}

/** The facts by which people acted on an exception, oldest first in ledger order. */
export const actsOn = (
  read: ReadDb,
  { kind, subject }: Pick<ExceptionRecord, 'kind' | 'subject'>,
): readonly { readonly n: number; readonly id: FactId }[] =>
  read
    .all<{ n: number; id: Buffer }>(
      `select fact.n, fact.id from exception_act
       join fact on fact.n = exception_act.n join chain on chain.n = fact.chain
       where exception_act.kind = ? and exception_act.subject = ?
       order by fact.lc, chain.desk, fact.seq`,
      kind,
      subjectKey(subject),
    )
    .map(({ n, id }) => ({ n, id: keyToId<'fact'>(id) }));
