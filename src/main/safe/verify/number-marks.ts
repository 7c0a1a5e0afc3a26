/** Which numbers of one series were printed; room is made as it grows. */
export interface NumberMarks {
  readonly prefix: string;
  readonly series: string;
  readonly last: number;
  /** How many different ones. */
  readonly used: number;
  /** Marks a number; false where it was marked before. */
  mark(count: number): boolean;
  /** The numbers before the last that were never marked. */
  gaps(): readonly number[];
}

const mostGaps = 1000;

/** Begins a series of which nothing was printed. */
export function createMarks(prefix: string, series: string): NumberMarks {
  let bits = new Uint8Array(64);
  let [last, used] = [0, 0];
  const isMarked = (count: number) => ((bits[count >> 3] ?? 0) & (1 << (count & 7))) !== 0;
  return {
    prefix,
    series,
    get last() {
      return last;
    },
    get used() {
      return used;
    },
    mark(count) {
      if (count >> 3 >= bits.length) {
        const wider = new Uint8Array(Math.max(bits.length * 2, (count >> 3) + 1));
        wider.set(bits);
        bits = wider;
      }
      if (isMarked(count)) return false;
      bits[count >> 3] = (bits[count >> 3] ?? 0) | (1 << (count & 7));
      used += 1;
      last = Math.max(last, count);
      return true;
    },
    gaps() {
      const found: number[] = [];
      for (let count = 1; count < last && found.length < mostGaps; count += 1) {
        if (!isMarked(count)) found.push(count);
      }
      return found;
    },
  };
}

const largestCount = 50_000_000;

/** A printed number taken apart: prefix, series and count; null where it is none of ours. */
export function takeApart(
  printed: string,
): { readonly prefix: string; readonly series: string; readonly count: number } | null {
  const match = /^(.+)-([A-Z]+)-(\d{1,9})$/.exec(printed);
  if (match === null) return null;
  const [, prefix = '', series = '', digits] = match;
  const count = Number(digits);
  return count >= 1 && count <= largestCount ? { prefix, series, count } : null;
}
