/** What a column can hold. Ids, keys and hashes are kept as the text that travels. */
export type Value = string | number | null;

/** One statement at a time; `$1`, `$2` stand for the values. */
export interface Statements {
  all<Row>(sql: string, ...values: readonly Value[]): Promise<Row[]>;
  /** A table `wanted` with the one column `value`, made of a JSON list of texts. */
  listOf(parameter: '$2'): string;
}

/** What may be done inside a transaction. */
export interface Transaction extends Statements {
  /** Writes what nobody waits for before the end; whatever is asked later sees it. If it fails, all does. */
  write(sql: string, ...values: readonly Value[]): void;
  /** Puts many facts of one organisation into the log at once, in the same way. */
  writeFacts(facts: readonly FactRow[]): void;
  /** What was asked for so far goes out now, as there is something to do until it is answered. */
  goesOut(): void;
  /** Nothing more is asked for: who waits for the rest waits for the commit at the same time. */
  endsHere(): void;
  /** What is taken away in this transaction shall not be left in any log of the store's own. */
  leaveNoTrace(): void;
}

/** A fact as the hub keeps it: the envelope as it came, and what it is found by. */
export interface FactRow {
  readonly org: string;
  readonly n: number;
  readonly id: string;
  readonly desk: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  /** The whole fact as JSON. */
  readonly envelope: string;
}

/**
 * Where a hub keeps what it was brought. Two make this promise, and one suite of tests holds both
 * to it: what `write` has answered is on the disk, and who reads sees whole transactions only.
 */
export interface Store {
  /** What it is, for whoever looks after it. */
  readonly kind: 'SQLite' | 'PostgreSQL';
  /** Made with the store, and copied with it. */
  readonly id: string;
  /** Reads what has been committed. */
  readonly read: Statements;
  /** Everything or nothing; answers once it would survive a power cut. */
  write<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer>;
  /** Tells others who serve the same store that an organisation has something new. */
  announce(org: string): void;
  /** Hears of that. */
  onNews(listener: (org: string) => void): () => void;
  close(): Promise<void>;
}

/** The store can't be used at all; its sentence says why. */
export class CannotKeep extends Error {
  override readonly name = 'CannotKeep';
}
