import type { CallValue } from '../../../shared/contract/contract.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useSettled } from '../../bridge/settled.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { isBlank, type LineDraft, withBlank } from './invoice-draft.ts';
import { type LineInput, type LineIssue, readLine } from './read-line.ts';

type Reckoning = CallValue<'invoices.reckon'>;

/** A line with what the desk makes of it. */
export interface LineView {
  readonly line: LineDraft;
  readonly blank: boolean;
  readonly issue: LineIssue | null;
  readonly netMinor: number | undefined;
}

interface Lines {
  readonly views: readonly LineView[];
  /** The lines as they would be issued; null while one of them can't be. */
  readonly inputs: readonly LineInput[] | null;
  readonly reckoning: Reckoning | undefined;
}

const restMs = 80;

/** The lines of the form, reckoned by the desk a moment after each change. */
export function useLines(lines: readonly LineDraft[]): Lines {
  const { currency } = useDesk();
  const read = withBlank(lines).map((line) => ({
    line,
    blank: isBlank(line),
    ...readLine(line, currency),
  }));
  const written = read.filter(({ blank }) => !blank);
  const sums = written.flatMap(({ line, input }) =>
    input === null ? [] : [{ id: line.id, input }],
  );
  const settled = useSettled(sums, restMs);
  const reckoned = useAsk(
    'invoices.reckon',
    { lines: settled.map(({ input }) => input) },
    { keep: true, when: settled.length > 0 },
  );
  const reckoning = sums.length === 0 ? undefined : reckoned.value;
  const netOf = new Map(settled.map(({ id }, index) => [id, reckoning?.lines[index]?.netMinor]));
  const whole =
    written.length > 0 && written.every(({ issue, input }) => issue === null && input !== null);
  return {
    views: read.map(({ line, blank, issue }) => ({
      line,
      blank,
      issue: blank ? null : issue,
      netMinor: netOf.get(line.id),
    })),
    inputs: whole ? sums.map(({ input }) => input) : null,
    reckoning,
  };
}
