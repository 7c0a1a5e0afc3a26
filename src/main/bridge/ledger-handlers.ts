import { fail, ok } from '../../shared/base/result.ts';
import { instantOf } from '../book/business-day.ts';
import { closeNotice } from '../book/notices.ts';
import { listNotices } from '../queries/notices.ts';
import { keepLastVerify } from '../safe/last-verify.ts';
import { type Handler, view } from './handler.ts';
import { once } from './once.ts';

// The book as a whole: whether it is as it was written, and what must be known of its keeping.

/** Checks everything; the desk goes on meanwhile. */
export const verify: Handler<'ledger.verify'> = async (desk, input) => {
  const began = desk.clock.now();
  const depth = input.depth ?? 'everything';
  const { ok: isWhole, facts, findings, more } = await desk.ledger.verify(depth);
  const now = desk.clock.now();
  const seconds = secondsSince(began, now);
  if (depth === 'everything') {
    const last = { at: instantOf(now), facts, ok: isWhole };
    await keepLastVerify(desk.safe.disk, desk.safe.files.lastVerify, last);
    desk.tell({ kind: 'health', subjects: [] });
  }
  return ok({ ok: isWhole, facts, findings: [...findings], more, seconds });
};

/** Works every figure out again. */
export const rebuild: Handler<'ledger.rebuild'> = async (desk) => {
  const began = desk.clock.now();
  const rebuilt = await desk.ledger.rebuild();
  if (!rebuilt.ok) return rebuilt;
  desk.tell({ kind: 'changed', subjects: [] });
  return ok({ ...rebuilt.value, seconds: secondsSince(began, desk.clock.now()) });
};

const secondsSince = (began: number, now: number): number =>
  Math.max(0, Math.round((now - began) / 100) / 10);

const usualLimit = 500;

/** The numbers that are not what one would expect. */
export const numbers: Handler<'numbers.register'> = async (desk, input) => {
  const { series, rows, more } = await desk.ledger.register(input.limit ?? usualLimit);
  return ok({ series: [...series], rows: [...rows], more });
};

/** What people at this desk must know of the book's own keeping. */
export const noticesList: Handler<'desk.notices'> = view((looking) => ok(listNotices(looking)));

/** Closes a notice that somebody has understood. */
export const noticeClose: Handler<'desk.closeNotice'> = (desk, input) =>
  once(desk, 'desk.closeNotice', input, async () => {
    const staff = desk.session.who(desk.book);
    if (staff === null) return fail({ kind: 'not-signed-in' });
    let closed = false;
    desk.book.note((tx) => {
      closed = closeNotice(tx, input.id, { staff: staff.id, atMs: desk.clock.now() });
    });
    if (!closed) return fail({ kind: 'no-such-notice', id: input.id });
    desk.tell({ kind: 'notices', subjects: [] });
    return ok({ id: input.id });
  });
