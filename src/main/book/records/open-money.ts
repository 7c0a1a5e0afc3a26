import { atLeastZero, minor, type Minor, subtract } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId } from '../../db/keys.ts';
import { doubtOf } from './contest.ts';
import { ofCustomer } from './kin.ts';

/** An invoice on which something is due. */
export interface OpenInvoice {
  readonly invoice: string;
  readonly number: string;
  readonly dueOn: string;
  readonly dueMinor: Minor;
  /** What of that may be asked for. */
  readonly askMinor: Minor;
  readonly isDisputed: boolean;
}

interface OpenRow {
  readonly id: Buffer;
  readonly number: string;
  readonly due_on: string;
  readonly due: number;
  /** What came off it more than once. */
  readonly off: number;
  readonly disputes: number;
}

/** What a customer owes, oldest due first. */
export function openInvoices(read: ReadDb, customer: string): readonly OpenInvoice[] {
  const [sql, ...values] = ofCustomer(read, 'customer', customer);
  return read
    .all<OpenRow>(
      `select id, number, due_on, total - credited - applied as due, disputes,
         coalesce((select -sum(amount) from allocation
           where allocation.invoice = invoice.id and allocation.n is not null and amount < 0), 0) as "off"
       from invoice
       where ${sql} and voids = 0 and total - credited - applied > 0
       order by due_on, n limit 100`,
      ...values,
    )
    .map((row) => {
      const dueMinor = minor(row.due);
      return {
        invoice: keyToId<'invoice'>(row.id),
        number: row.number,
        dueOn: row.due_on,
        dueMinor,
        askMinor: atLeastZero(subtract(dueMinor, minor(row.off))),
        isDisputed: row.disputes > 0,
      };
    });
}

/** Money of a customer that is neither applied nor given back. */
export interface FreeMoney {
  readonly payment: string;
  readonly availableMinor: Minor;
}

/** [V16] What a customer has paid that is put to nothing, oldest first; nothing that is in doubt. */
export function freeMoney(read: ReadDb, customer: string): readonly FreeMoney[] {
  const [sql, ...values] = ofCustomer(read, 'customer', customer);
  return read
    .all<{ id: Buffer; available: number }>(
      `select id, captured + made_good - refunded - reserved - disputed - applied as available
       from payment where ${sql} and n is not null and reversals = 0 and bounces = 0
         and captured + made_good - refunded - reserved - disputed - applied > 0
       order by received_on, n limit 100`,
      ...values,
    )
    .map((row) => ({ payment: keyToId<'payment'>(row.id), availableMinor: minor(row.available) }))
    .filter(({ payment }) => doubtOf(read, payment) === null);
}
