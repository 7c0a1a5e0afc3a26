import { splitBody } from '../../shared/ledger/fact-types.ts';
import type { ReadDb } from '../db/handle.ts';
import { codeOfDesk } from '../book/records/desk.ts';
import { nameOr } from '../book/records/customer.ts';
import { isErased, keptKey } from '../book/records/kin.ts';
import { keyToId, lookupKey } from '../db/keys.ts';

// Names are looked up when shown: facts name people by id only.

/** The name of a member of staff, by the bytes of their id; a desk does some things by itself. */
export function staffName(read: ReadDb, key: Buffer): string {
  const row = read.get<{ kind: string; value: string | null }>(
    `select kind, value from profile where kind in ('staff', 'desk') and id = ? and field = 'name'`,
    key,
  );
  if (row?.kind === 'desk') return 'By itself';
  return row?.value ?? 'Somebody at another desk';
}

/** The name of a customer, by the bytes of their id. */
export function customerName(read: ReadDb, key: Buffer): string {
  const kept = keptKey(read, key);
  const row = read.get<{ name: string | null }>('select name from customer where id = ?', kept);
  const name = row?.name ?? null;
  return nameOr(name, name === null && isErased(read, kept));
}

/** Who wrote a fact, where and when, and who agreed. */
export interface Signature {
  readonly by: string;
  readonly approvedBy?: string;
  /** Who let it count that a desk wrote after it was shut out. */
  readonly letCountBy?: string;
  readonly deskCode: string;
  readonly at: number;
  readonly businessDay: string;
  readonly factId: string;
}

interface SignatureRow {
  readonly id: Buffer;
  readonly actor: Buffer;
  readonly approver: Buffer | null;
  readonly at: number;
  readonly business_day: string;
  readonly code: string | null;
  readonly written: string | null;
}

/**
 * What an entry says of where it was written first, as SQL: only one that somebody let count says so, and
 * each of those has somebody who agreed.
 */
export const firstWrittenSql = `case when fact.approver is not null
  and instr(fact.body, '"firstWritten":') > 0 then fact.body end`;

/** [V46] Where an act was written, and who let it count, where somebody elsewhere did. */
export function whereWritten(
  read: ReadDb,
  row: {
    readonly code: string | null;
    readonly written: string | null;
    readonly approver: Buffer | null;
  },
): { readonly deskCode: string; readonly approvedBy?: string; readonly letCountBy?: string } {
  const first = row.written === null ? null : splitBody(row.written).firstWritten;
  const agreed = row.approver === null ? null : staffName(read, row.approver);
  if (first === null) {
    return { deskCode: row.code ?? '', ...(agreed === null ? {} : { approvedBy: agreed }) };
  }
  const { desk, approver } = first;
  return {
    deskCode: codeOfDesk(read, desk),
    ...(approver === undefined ? {} : { approvedBy: staffName(read, lookupKey(approver)) }),
    ...(agreed === null ? {} : { letCountBy: agreed }),
  };
}

/** Reads who stands behind a fact. */
export function signatureOf(read: ReadDb, n: number): Signature {
  const row = read.get<SignatureRow>(
    `select fact.id, fact.actor, fact.approver, fact.at, fact.business_day, profile.value as code,
       ${firstWrittenSql} as written
     from fact join chain on chain.n = fact.chain
     left join profile on profile.kind = 'desk' and profile.id = chain.desk
       and profile.field = 'code'
     where fact.n = ?`,
    n,
  );
  if (row === undefined) return { by: '', deskCode: '', at: 0, businessDay: '', factId: '' };
  return {
    by: staffName(read, row.actor),
    ...whereWritten(read, row),
    at: row.at,
    businessDay: row.business_day,
    factId: keyToId(row.id),
  };
}
