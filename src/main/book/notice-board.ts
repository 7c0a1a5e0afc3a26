import type { WriteDb } from '../db/handle.ts';
import type { Clock } from '../ports/clock.ts';
import type { Book } from './book.ts';
import { type NoticeKind, type NoticeText, putNotice, takeNoticesDown } from './notices.ts';

/** Puts up what people must know. What can't be written down now is only complained of. */
export interface NoticeBoard {
  /** Puts up what was found at opening, and takes down what was so before and has passed. */
  renew(tx: WriteDb, notices: readonly NoticeText[]): void;
  /** Puts up what was found while the book is open, along with what is written about it. */
  put(tx: WriteDb, notices: readonly NoticeText[]): void;
  /** Notes that something is so from now on, outside the command that showed it. */
  arose(notice: NoticeText): void;
  /** Notes that something is no longer so. */
  passed(kind: NoticeKind): void;
}

/** What goes by itself when its reason has passed; everything else stays until a person closes it. */
const passing: readonly NoticeKind[] = [
  'key-unavailable',
  'key-not-kept',
  'witness-failing',
  'book-doubted',
];

/** Opens the board of a book. */
export function createNoticeBoard(around: {
  readonly book: Book;
  readonly clock: Clock;
  complain(cause: unknown): void;
  onNotices(): void;
}): NoticeBoard {
  const { book, clock } = around;
  const standing = new Set<NoticeKind>();

  function put(tx: WriteDb, notices: readonly NoticeText[]): void {
    for (const notice of notices) putNotice(tx, notice, { id: book.newId(), atMs: clock.now() });
  }
  function later(work: (tx: WriteDb) => void): void {
    setImmediate(() => {
      try {
        book.note(work);
        around.onNotices();
      } catch (cause) {
        around.complain(cause);
      }
    });
  }
  return {
    renew(tx, notices) {
      for (const kind of passing) takeNoticesDown(tx, kind, clock.now());
      put(tx, notices);
      for (const { kind } of notices) standing.add(kind);
    },
    put,
    arose(notice) {
      if (standing.has(notice.kind)) return;
      standing.add(notice.kind);
      later((tx) => put(tx, [notice]));
    },
    passed(kind) {
      if (standing.delete(kind)) later((tx) => takeNoticesDown(tx, kind, clock.now()));
    },
  };
}
