/** What stands between the desk and its book: the disk, the file, or another program. */
export type StorageFailure =
  | { readonly kind: 'disk-full' }
  /**
   * The disk answered with an error. `written` says what became of the command: nothing of it was
   * written, or nobody can know before the disk answers again.
   */
  | { readonly kind: 'disk-trouble'; readonly code: string; readonly written: 'no' | 'unknown' }
  | { readonly kind: 'book-damaged'; readonly because: Damage }
  | { readonly kind: 'read-only' }
  /** Another program held the book for longer than the desk waits. */
  | { readonly kind: 'book-busy' }
  /** The file was moved or deleted while it was open. */
  | { readonly kind: 'book-moved' }
  /** A later Tillbook has written this book; `needs` is the oldest that can open it. */
  | { readonly kind: 'book-newer'; readonly needs: string }
  /** There is no book where there was one; `trace` names what still speaks of it. */
  | { readonly kind: 'book-missing'; readonly trace: string };

/** In which way a book is damaged. */
export type Damage =
  | 'not-a-database'
  | 'not-a-book'
  | 'empty'
  | 'bad-pages'
  | 'makes-no-sense'
  | 'bad-restore';
