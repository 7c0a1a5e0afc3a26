import { z } from 'zod';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { epochReason } from '../../shared/ledger/desk.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, keyToId, lookupKey } from '../db/keys.ts';

const head = z.strictObject({ epoch: z.int(), seq: z.int(), hash: z.string() });

/** What the book's keeping may have to say, with the figures that it is about. */
const bodies = {
  'epoch-begun': z.strictObject({
    reason: epochReason,
    prefix: z.string(),
    /** The last number of each series that the ledger knows of the chain it goes on from. */
    lastNumbers: z.array(z.string()).optional(),
    from: head,
    witnessed: head.optional(),
  }),
  'witness-gone': z.strictObject({}),
  'witness-unreadable': z.strictObject({}),
  'witness-failing': z.strictObject({}),
  'key-unavailable': z.strictObject({}),
  'key-not-kept': z.strictObject({}),
  'end-broken': z.strictObject({ seq: z.int() }),
  'end-not-signed-so': z.strictObject({ seq: z.int() }),
  'end-unsigned': z.strictObject({ count: z.int() }),
  'book-doubted': z.strictObject({ first: z.string(), others: z.int() }),
} as const;

export type NoticeKind = keyof typeof bodies;
export type NoticeBody<Kind extends NoticeKind> = z.output<(typeof bodies)[Kind]>;

/** A notice of one kind with what belongs to it. */
export type NoticeText = {
  [Kind in NoticeKind]: { readonly kind: Kind; readonly body: NoticeBody<Kind> };
}[NoticeKind];

/** A notice as it stands in the file. */
export type Notice = NoticeText & { readonly id: string; readonly atMs: number };

interface NoticeRow {
  readonly id: Buffer;
  readonly kind: string;
  readonly body: string;
  readonly at: number;
}

/** Puts a notice up, unless the same one already hangs there. */
export function putNotice(
  tx: WriteDb,
  notice: NoticeText,
  stamp: { readonly id: string; readonly atMs: number },
): void {
  tx.run(
    `insert into notice (id, kind, body, at)
     select ?, ?, ?, ? where not exists (
       select 1 from notice where kind = ? and body = ? and closed_at is null)`,
    idToKey(stamp.id),
    notice.kind,
    canonicalJson(notice.body),
    stamp.atMs,
    notice.kind,
    canonicalJson(notice.body),
  );
}

/** Takes down the notices of a kind whose reason has passed. */
export function takeNoticesDown(tx: WriteDb, kind: NoticeKind, atMs: number): void {
  tx.run('update notice set closed_at = ? where kind = ? and closed_at is null', atMs, kind);
}

/** Closes one notice, by a person; false where there is none open. */
export function closeNotice(
  tx: WriteDb,
  id: string,
  by: { readonly staff: string; readonly atMs: number },
): boolean {
  const changed = tx.run(
    'update notice set closed_at = ?, closed_by = ? where id = ? and closed_at is null',
    by.atMs,
    idToKey(by.staff),
    lookupKey(id),
  );
  return changed > 0;
}

/** The notices that hang there now, newest first. */
export function openNotices(read: ReadDb): readonly Notice[] {
  const rows = read.all<NoticeRow>(
    'select id, kind, body, at from notice where closed_at is null order by at desc, id desc',
  );
  return rows.flatMap((row) => {
    const schema = Object.hasOwn(bodies, row.kind) ? bodies[row.kind as NoticeKind] : undefined;
    const body = schema?.safeParse(JSON.parse(row.body));
    if (body?.success !== true) return [];
    const text = { kind: row.kind, body: body.data } as NoticeText;
    return [{ ...text, id: keyToId(row.id), atMs: row.at }];
  });
}
