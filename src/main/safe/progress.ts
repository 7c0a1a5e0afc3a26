/** How far long work is, for whoever waits for it. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly says: string;
}

/** Told now and then how far it is. */
export type Tell = (progress: Progress) => void;
