/** Who may write rows now. Asking SQLite before each row whether it is in a transaction costs more. */
export interface Pen {
  isLent(): boolean;
  /** Lends it for as long as `work` runs. */
  lend<Value>(work: () => Value): Value;
  /** Takes it away in the midst of the work: what failed there is not gone on with. */
  drop(): void;
}

export function createPen(): Pen {
  let isLent = false;
  return {
    isLent: () => isLent,
    lend(work) {
      isLent = true;
      try {
        return work();
      } finally {
        isLent = false;
      }
    },
    drop() {
      isLent = false;
    },
  };
}
