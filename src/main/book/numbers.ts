import type { Fact } from '../../shared/ledger/fact.ts';
import { splitBody } from '../../shared/ledger/fact-types.ts';
import { documentNumber, type Series, seriesPrefix } from '../../shared/ledger/number.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';

/** A chain of entries, as far as its numbers need it. */
interface NumberedChain {
  readonly n: number;
  readonly code: string;
  readonly epoch: number;
}

/** The last number that a chain has taken of a series; 0 before the first. */
export function lastNumber(read: ReadDb, chain: number, series: Series): number {
  const row = read.get<{ last: number }>(
    'select last from series where chain = ? and series = ?',
    chain,
    series,
  );
  return row?.last ?? 0;
}

/** The last number that a chain printed of each series, as it stands on paper. */
export function lastNumbers(read: ReadDb, { n, code, epoch }: NumberedChain): readonly string[] {
  if (code === '') return [];
  const rows = read.all<{ series: Series; last: number }>(
    'select series, last from series where chain = ? and last > 0 order by series',
    n,
  );
  const prefix = seriesPrefix(code, epoch);
  return rows.map(({ series, last }) => documentNumber(prefix, series, last));
}

/** Writes it down, in the posting transaction only: a rollback gives the number back. */
export function keepLastNumber(
  tx: WriteDb,
  chain: number,
  { series, last }: { readonly series: Series; readonly last: number },
): void {
  tx.run(
    `insert into series (chain, series, last) values (?, ?, ?)
     on conflict (chain, series) do update set last = excluded.last`,
    chain,
    series,
    last,
  );
}

/** Every printed number that a fact's body holds, its own and those it only mentions. */
export function printedNumbers(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]: [string, unknown]) =>
    key === 'number' && typeof value === 'string' ? [value] : printedNumbers(value),
  );
}

/** A printed number taken apart, where it is one of the series with that prefix. */
function readNumber(
  prefix: string,
  printed: string,
): { readonly series: string; readonly count: number } | null {
  if (!printed.startsWith(`${prefix}-`)) return null;
  const match = /^([A-Z]+)-(\d{1,9})$/.exec(printed.slice(prefix.length + 1));
  if (match === null) return null;
  return { series: match[1] ?? '', count: Number(match[2]) };
}

/** Keeps up the series of a chain that was written elsewhere with the numbers that its facts took. */
function noteNumbers(tx: WriteDb, chain: NumberedChain, numbers: readonly string[]): void {
  if (chain.code === '') return;
  const prefix = seriesPrefix(chain.code, chain.epoch);
  for (const printed of numbers) {
    const number = readNumber(prefix, printed);
    if (number === null) continue;
    tx.run(
      `insert into series (chain, series, last) values (?, ?, ?)
       on conflict (chain, series) do update set last = max(last, excluded.last)`,
      chain.n,
      number.series,
      number.count,
    );
  }
}

/** Keeps up series with a fact. An act that was entered again has numbers of the chain it was first in. */
export function noteNumbersOf(
  tx: WriteDb,
  chains: { readonly chain: NumberedChain; all(): Iterable<NumberedChain> },
  {
    fact,
    known,
  }: { readonly fact: Pick<Fact, 'body'>; readonly known: { readonly body: unknown } },
): void {
  const isAgain = splitBody(fact.body).reissueOf !== null;
  const numbers = printedNumbers(known.body);
  for (const one of isAgain ? chains.all() : [chains.chain]) noteNumbers(tx, one, numbers);
}
