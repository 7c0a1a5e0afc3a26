/** How a drill is asked to run. */
export interface DrillRun {
  readonly runs: number;
  /** Every chance in the drill comes from this number, so the same one replays it. */
  readonly seed: number;
  /** A known bug to be planted, which must turn the drill red; null for an honest run. */
  readonly plant: string | null;
  /** After so many findings it need not go on. */
  readonly enough: number;
  /** Tells whoever waits how far it is. */
  say(line: string): void;
}

/** What a drill found. No finding means that everything held. */
export interface DrillOutcome {
  /** How many runs were really made. */
  readonly runs: number;
  /** Each thing that fell short, as a sentence. */
  readonly findings: readonly string[];
  /** What was counted on the way, so that a green run can show that it did something. */
  readonly figures: Readonly<Record<string, number | string>>;
}

/** A long test of one promise: it breaks things on purpose and looks what is left. */
export interface Drill {
  readonly name: string;
  readonly says: string;
  /** The bugs that it must find. */
  readonly plants: readonly string[];
  readonly usualRuns: number;
  /** Why it can't run on this computer; null where it can. */
  readonly cannotRun?: () => string | null;
  readonly run: (run: DrillRun) => Promise<DrillOutcome>;
}
