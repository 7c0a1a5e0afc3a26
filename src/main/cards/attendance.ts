import { findPayment } from '../book/records/payment.ts';
import type { Waits } from '../ports/timer.ts';
import type { Asking } from './asking.ts';
import { type Charge, findCharge } from './charge.ts';

/** Looks after charges that somebody stands waiting for, more often than after the others. */
export interface Attendance {
  /** Plans the next look at a charge, where it still waits for its customer. */
  attend(asking: Asking, payment: string): void;
  close(): void;
}

/** How often, and for how long after it was begun; afterwards the usual looks are enough. */
const paces = {
  terminal: { everyMs: 1000, forMs: 10 * 60_000 },
  link: { everyMs: 3000, forMs: 15 * 60_000 },
} as const;

export function createAttendance(waits: Waits, look: (payment: string) => void): Attendance {
  const planned = new Map<string, () => void>();
  const forget = (payment: string): void => {
    planned.get(payment)?.();
    planned.delete(payment);
  };
  return {
    attend(asking, payment) {
      forget(payment);
      const everyMs = paceOf(asking, payment);
      if (everyMs === null) return;
      const again = () => {
        planned.delete(payment);
        look(payment);
      };
      planned.set(payment, waits.after(everyMs, again));
    },
    close() {
      for (const payment of planned.keys()) forget(payment);
    },
  };
}

function paceOf(asking: Asking, payment: string): number | null {
  if (findPayment(asking.book.read, payment)?.status !== 'pending') return null;
  const charge = findCharge(asking, payment);
  return charge === null ? null : paceFor(charge, asking.clock.now());
}

function paceFor({ begun, begunAtMs }: Charge, nowMs: number): number | null {
  if (begun.via === 'test') return null;
  const { everyMs, forMs } = paces[begun.via];
  return Math.abs(nowMs - begunAtMs) < forMs ? everyMs : null;
}
