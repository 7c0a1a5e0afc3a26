import { seriesPrefix } from '../../../shared/ledger/number.ts';
import type { Checking } from './stage.ts';

/** The last number that the entries of each chain print, by chain and series. */
export type SeriesEnds = Map<string, number>;

/** Where an entry holds parts that bear numbers of their own. */
const lists: readonly string[] = [
  'allocations',
  'applied',
  'creditNotes',
  'refunds',
  'unapplied',
  'moved',
  'uncredited',
];

/** Notes the numbers that an entry prints, where they are of its own chain's series. */
export function noteSeries(
  ends: SeriesEnds,
  of: { readonly chain: number; readonly prefix: string },
  body: Readonly<Record<string, unknown>>,
): void {
  noteNumber(ends, of, body['number']);
  const { issued } = body;
  if (typeof issued === 'object' && issued !== null) {
    noteSeries(ends, of, issued as Readonly<Record<string, unknown>>);
  }
  for (const name of lists) {
    const parts = body[name];
    if (!Array.isArray(parts)) continue;
    for (const part of parts as readonly Readonly<Record<string, unknown>>[]) {
      noteSeries(ends, of, part);
    }
  }
}

function noteNumber(
  ends: SeriesEnds,
  { chain, prefix }: { readonly chain: number; readonly prefix: string },
  number: unknown,
): void {
  if (typeof number !== 'string' || !number.startsWith(`${prefix}-`)) return;
  const [series, digits, ...rest] = number.slice(prefix.length + 1).split('-');
  const count = Number(digits);
  if (series === undefined || rest.length > 0 || !Number.isSafeInteger(count)) return;
  const key = `${String(chain)} ${series}`;
  if (count > (ends.get(key) ?? 0)) ends.set(key, count);
}

/** The next number of a series follows the last that was printed: none is given out twice. */
export function checkSeries({ look, chains, fault }: Checking, ends: SeriesEnds): void {
  const left = new Map(ends);
  for (const [chain, series, last] of look.rows('select chain, series, last from series')) {
    const key = `${String(chain)} ${String(series)}`;
    const printed = left.get(key) ?? 0;
    left.delete(key);
    if (printed === last) continue;
    const { code, epoch } = chains.get(Number(chain)) ?? { code: '', epoch: 0 };
    fault(
      'series-changed',
      `In the series ${seriesPrefix(code, epoch)}-${String(series)} the last printed number is ${String(printed)}, but the next one would be ${String(Number(last) + 1)}.`,
    );
  }
  for (const key of left.keys()) {
    fault('series-changed', `The book has lost where series ${key.split(' ')[1] ?? ''} stands.`);
  }
}
