import { reaches, type Result } from '../measure.ts';
import type { Workload } from '../workload.ts';

/** Prints both sides, and the ratio last: alone it would say nothing. */
export function tellResult(workload: Workload, result: Result): void {
  const { ours, raw, unit, oursRange, rawRange, ratio, goal, floor } = result;
  const range = ([low, high]: readonly [number, number]) => `${String(low)} to ${String(high)}`;
  console.log(
    [
      `${workload.id}: ${workload.says}`,
      `  ours   ${String(ours)} ${unit} (${range(oursRange)})`,
      `  raw    ${String(raw)} ${unit} (${range(rawRange)}), ${workload.against}`,
      `  ratio  ${String(ratio)}; goal ${lineOf(result, goal)}, floor ${lineOf(result, floor)}: ${judgement(result)}`,
    ].join('\n'),
  );
}

const lineOf = ({ better }: Result, line: number): string =>
  `${better === 'more' ? 'at least' : 'at most'} ${String(line)}`;

function judgement(result: Result): string {
  const noise = result.noisy ? ' (noisy machine)' : '';
  if (reaches(result, result.goal)) return `reached${noise}`;
  if (reaches(result, result.floor)) return `short of the goal${noise}`;
  return result.noisy ? 'below the floor, but on a noisy machine' : 'BELOW THE FLOOR';
}

/** The exit code: 1 where a quiet machine saw a figure below its floor. */
export function verdict(results: readonly Result[]): number {
  const failed = results.filter((result) => !result.noisy && !reaches(result, result.floor));
  for (const { id } of failed) console.error(`${id} is below its floor.`);
  return failed.length === 0 ? 0 : 1;
}
