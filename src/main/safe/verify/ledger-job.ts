import type { Memories } from '../../book/custody.ts';
import type { Mending, Seen } from '../../book/rebuild.ts';
import type { WalkedStretch } from './brief.ts';
import type { Stretch } from './fact-pages.ts';
import type { NumberRegister } from './number-register.ts';
import type { Progress } from '../progress.ts';
import type { Verified } from './verify-book.ts';

/** How much of a book is verified. */
export type Depth = 'brief' | 'everything';

/** A long look at the ledger that a worker is asked for. */
export type LedgerJob =
  | { readonly kind: 'verify'; readonly ledger: string; readonly memories: Memories }
  /** Whoever walks the last stretch is told what the others came to, and concludes. */
  | {
      readonly kind: 'walk';
      readonly ledger: string;
      readonly memories: Memories;
      readonly stretch: Stretch;
    }
  | { readonly kind: 'register'; readonly ledger: string; readonly limit: number }
  | { readonly kind: 'rebuild'; readonly ledger: string };

/** What a worker tells while it works, and at its end. */
export type LedgerWord =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'verified'; readonly verified: Verified }
  /** What a stretch came to; null from the last one, which waits for the others. */
  | { readonly kind: 'walked'; readonly walked: WalkedStretch | null }
  | { readonly kind: 'registered'; readonly register: NumberRegister }
  /** A part of what is to be mended, as things stood when that much was seen. It waits for a word. */
  | { readonly kind: 'differs'; readonly seen: Seen; readonly mending: Mending }
  /** Nothing differs any more. */
  | { readonly kind: 'rebuilt'; readonly facts: number }
  | { readonly kind: 'gave up' }
  /** The facts themselves are damaged, so nothing can be worked out from them. */
  | { readonly kind: 'refused'; readonly because: string };

/** What a rebuilding worker is told: that a part was written, or that the book has gone on. */
export type RebuildWord = 'written' | 'late';

/** What is said to a worker while it works. */
export type Reply = RebuildWord | readonly WalkedStretch[];
