import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import { paymentStatus } from '../views.ts';

/** Money that is charged to a card. */
export const cardCalls = {
  'cards.charge': call({
    says: 'Charges a card. The payment is pending until Stripe has the money; then it is put to the invoices that were named, up to what is due. `test` charges a test card, in practice mode only.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId,
      customerId: field.id,
      amountMinor: field.amountMinor,
      via: z.enum(['terminal', 'link', 'test'], 'A card is charged by terminal, link or test.'),
      allocations: z
        .array(z.strictObject({ invoiceId: field.id, amountMinor: field.amountMinor }))
        .max(100, 'A payment is put to at most 100 invoices at once.')
        .optional(),
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), status: paymentStatus }),
  }),
} as const;
