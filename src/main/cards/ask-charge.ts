import type { Asking } from './asking.ts';
import { findCharge } from './charge.ts';
import { noteState } from './orders.ts';
import { takeByPage } from './take-by-page.ts';
import { takeByReader } from './take-by-reader.ts';
import { takeByTestCard } from './take-by-test-card.ts';

/** Brings one charge further, by the same rules as a refund: written down before anything leaves. */
export async function askCharge(asking: Asking, subject: string): Promise<void> {
  const charge = findCharge(asking, subject);
  if (charge === null) return;
  if (charge.payment.status !== 'pending') {
    return asking.book.note((tx) => noteState(tx, charge.order, { state: 'settled' }));
  }
  switch (charge.begun.via) {
    case 'test':
      return takeByTestCard(asking, charge);
    case 'terminal':
      return takeByReader(asking, charge);
    case 'link':
      return takeByPage(asking, charge);
  }
}
