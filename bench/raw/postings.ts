import { chance, timedKey, whole } from './chance.ts';

/** One realistic double entry, ready to be written without any further thought. */
export interface Posting {
  readonly place: number;
  readonly atMs: number;
  readonly party: number;
  readonly amount: number;
  /** What the party's balance moves by: the amount less what went to other accounts. */
  readonly rest: number;
  readonly uid: Buffer;
  readonly opId: Buffer;
  readonly hash: Buffer;
  readonly number: string;
  readonly method: number;
  readonly lines: ReadonlyArray<readonly [account: number, party: number | null, amount: number]>;
  readonly body: string;
}

const firstMs = 1_750_000_000_000;

/** Which postings: how many, from which seed, the first of them standing at which place. */
export interface Stream {
  readonly count: number;
  readonly seed?: number;
  readonly from?: number;
  readonly parties: number;
}

/** The deterministic stream that both sides write; made before the clock starts. */
export function postings({ count, seed = 1, from = 0, parties }: Stream): readonly Posting[] {
  const next = chance(seed);
  return Array.from({ length: count }, (_, index) => posting(next, from + index, parties));
}

function posting(next: () => number, place: number, parties: number): Posting {
  const atMs = firstMs + place * 7000;
  const party = 1 + whole(next, parties);
  const amount = 100 + whole(next, 900_000);
  const legs = 2 + whole(next, 3);
  const uid = timedKey(next, atMs);
  const opId = timedKey(next, atMs);
  const hash = Buffer.allocUnsafe(32);
  for (let at = 0; at < 32; at += 4) hash.writeUInt32BE(Math.floor(next() * 4_294_967_296), at);
  const lines: Array<readonly [number, number | null, number]> = [
    [10 + whole(next, 4), null, amount],
  ];
  let rest = amount;
  for (let leg = 2; leg < legs; leg += 1) {
    const part = Math.floor(rest / 10);
    rest -= part;
    lines.push([40 + leg, null, -part]);
  }
  lines.push([20, party, -rest]);
  const memo = 'counter receipt';
  const told = { party, amount, currency: 'INR', at: atMs, lines, memo };
  return {
    place,
    atMs,
    party,
    amount,
    rest,
    uid,
    opId,
    hash,
    lines,
    number: `R-${String(place + 1).padStart(9, '0')}`,
    method: whole(next, 5),
    body: JSON.stringify({ v: 1, kind: 'payment.received', ...told }),
  };
}
