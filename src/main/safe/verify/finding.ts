import type { Finding } from '../../../shared/contract/calls/ledger.ts';

/** Collects what does not fit, in words; what is too much to read is counted. */
export interface Findings {
  add(finding: Finding): void;
  readonly list: readonly Finding[];
  /** How many more there are than are listed. */
  readonly more: number;
  /** Whether anything found is a fault, named or not. */
  readonly faulty: boolean;
}

const mostOfAKind = 40;
const most = 200;

/** Begins with nothing found. Of one kind only so many are named that others are not crowded out. */
export function createFindings(): Findings {
  const list: Finding[] = [];
  const counts = new Map<string, number>();
  let more = 0;
  let faulty = false;
  return {
    add(finding) {
      faulty ||= finding.weight === 'fault';
      const count = (counts.get(finding.kind) ?? 0) + 1;
      counts.set(finding.kind, count);
      if (count > mostOfAKind || list.length >= most) more += 1;
      else list.push(finding);
    },
    get list() {
      return list;
    },
    get more() {
      return more;
    },
    get faulty() {
      return faulty;
    },
  };
}
