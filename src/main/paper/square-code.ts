import { encode } from 'uqr';
import { html } from './escape.ts';
import type { PaperModel } from './model.ts';

/** The square code of a paper, drawn as one path so that no printer leaves hairlines in it. */
export function squareCode({ code }: PaperModel): string {
  // Quality Q still reads with a quarter of it smudged.
  const { data, size } = encode(code.holds.toWellFormed(), { ecc: 'Q', border: 0 });
  const runs = data.flatMap((row, y) =>
    darkRuns(row).map(
      ([x, width]) => `M${String(x)} ${String(y)}h${String(width)}v1h-${String(width)}z`,
    ),
  );
  return `<svg class="code" viewBox="0 0 ${String(size)} ${String(size)}" role="img" aria-label="${html(code.says)}" shape-rendering="crispEdges"><path d="${runs.join('')}"/></svg>`;
}

/** Where the dark cells of a row begin and how many follow. */
function darkRuns(row: readonly boolean[]): ReadonlyArray<readonly [x: number, width: number]> {
  const runs: Array<readonly [x: number, width: number]> = [];
  for (let x = 0; x < row.length; x += 1) {
    const begin = x;
    while (row[x] === true) x += 1;
    if (x > begin) runs.push([begin, x - begin]);
  }
  return runs;
}
