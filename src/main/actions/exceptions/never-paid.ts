import { mirror } from '../../../shared/ledger/posting.ts';
import { minor, smaller } from '../../../shared/money/minor.ts';
import type { ExceptionRecord } from '../../book/records/exception.ts';
import { apartHandOver } from '../../book/records/kept-apart.ts';
import type { RefundRecord } from '../../book/records/refund.ts';
import { standingRefunds } from '../../book/records/refunds-of.ts';
import type { ReadDb } from '../../db/handle.ts';
import { type ResolutionPlan, settles } from './plan.ts';

/**
 * [Q12] A refund that was never paid out is taken back whole, the latest that still can be where none is
 * named. [V17] One that nobody has noted as handed over comes before one of which somebody has.
 */
export function planCancelOne(
  read: ReadDb,
  exception: ExceptionRecord,
  named: string | undefined,
): ResolutionPlan | null {
  const able = neverPaid(read, exception);
  const refund = named === undefined ? able[0] : able.find(({ id }) => id === named);
  return refund === undefined ? null : planCancel(exception, refund);
}

/**
 * [V22] The refunds of which one may never have been paid out, the latest first: those that nobody has
 * noted as handed over; where there are none, all that are not known to be out.
 */
export function neverPaid(read: ReadDb, { subject }: ExceptionRecord): readonly RefundRecord[] {
  const able = standingRefunds(read, subject).filter(
    ({ made, isCleared }) => made !== null && made.method !== 'card' && !isCleared,
  );
  // [V43] Nor does one whose note of that a desk which was shut out has written come before one without.
  const open = able.filter(({ isHandedOver }) => !isHandedOver);
  const [noted, unnoted] = [true, false].map((is) =>
    open.filter(({ id }) => (apartHandOver(read, id) !== null) === is),
  );
  return open.length > 0 ? [...(unnoted ?? []), ...(noted ?? [])] : able;
}

export function planCancel({ figure }: ExceptionRecord, refund: RefundRecord): ResolutionPlan {
  const figureMinor = smaller(minor(figure), refund.amountMinor);
  return { ...settles(figureMinor), cancels: refund, journal: mirror(refund.made?.journal ?? []) };
}
