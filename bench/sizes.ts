/** How much of everything a run does. */
export interface Sizes {
  readonly repetitions: number;
  readonly customers: number;
  /** Postings before the clock starts, and under the clock, one for each commit. */
  readonly warmUp: number;
  readonly commands: number;
  /** An import: payments in all, and for each transaction. */
  readonly imported: number;
  readonly together: number;
  /** Payments that wait to be carried to a hub, and those carried one by one. */
  readonly carried: number;
  readonly carriedSingly: number;
  /** Facts that a hub takes in. */
  readonly ingested: number;
  /** Payments in the file whose bytes are counted, and facts in the one that is verified. */
  readonly weighed: number;
  readonly verified: number;
  /** Payments already in the file, where speed must not depend on it. */
  readonly small: number;
  readonly big: number;
  readonly huge: number;
}

/** What is published. */
export const fullSizes: Sizes = {
  repetitions: 5,
  customers: 5_000,
  warmUp: 150,
  commands: 1_500,
  imported: 20_000,
  together: 1_000,
  carried: 20_000,
  carriedSingly: 200,
  ingested: 50_000,
  weighed: 60_000,
  verified: 100_000,
  small: 10_000,
  big: 100_000,
  huge: 1_000_000,
};

/** Just enough to see that every workload still runs. */
export const tinySizes: Sizes = {
  repetitions: 1,
  customers: 6,
  warmUp: 2,
  commands: 8,
  imported: 20,
  together: 10,
  carried: 20,
  carriedSingly: 5,
  ingested: 20,
  weighed: 40,
  verified: 20,
  small: 10,
  big: 20,
  huge: 30,
};
