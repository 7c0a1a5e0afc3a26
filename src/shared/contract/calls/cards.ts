import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import { paymentStatus, permission } from '../views.ts';

const attemptId = field.attemptId.optional();
const reader = z.strictObject({ id: z.string(), label: z.string() });
const keyHint = z.strictObject({
  kind: z.enum(['live', 'test', 'practice']),
  /** Its last four signs. The rest never leaves the keychain. */
  ends: z.string(),
});

/** Money that is charged to a card, and what it takes to charge one. */
export const cardCalls = {
  'cards.charge': call({
    says: 'Charges a card: by the desk’s reader (`terminal`), on a page of Stripe’s that the customer opens (`link`), or, in practice mode only, a test card (`test`). The payment is pending until Stripe has the money; then it is put to the invoices that were named, up to what is due.',
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
  'cards.callOff': call({
    says: 'Calls off a charge that waits for its card or its page. It is only off once Stripe says so: money that came before counts, and then the payment succeeded. Doing it twice does no harm.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({ attemptId, id: field.id }),
    output: z.strictObject({ id: z.string(), number: z.string(), status: paymentStatus }),
  }),
  'cards.status': call({
    says: 'Whether cards can be charged here, by which key and reader. It asks nobody outside.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({
      charge: permission,
      /** Whether the money is pretended. */
      practice: z.boolean(),
      key: keyHint.optional(),
      /** Where the key is kept, and whether the operating system seals it there. */
      keptWhere: z.string(),
      sealed: z.boolean(),
      setKey: permission,
      /** The reader of this desk; left out where nobody chose one. */
      reader: reader.optional(),
      /** What practice talks to in place of Stripe, and where it is steered if it is ours. */
      standIn: z.strictObject({ url: z.string(), steering: z.string().optional() }).optional(),
    }),
  }),
  'cards.check': call({
    says: 'Asks Stripe itself: whether it can be reached, what the key may do, which readers there are, and the balance. Nothing is changed by it.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({
      reached: z.boolean(),
      sentence: z.string(),
      balance: z
        .strictObject({
          currency: z.string(),
          availableMinor: field.figure,
          pendingMinor: field.figure,
          prefundedMinor: field.figure,
        })
        .optional(),
      rights: z.array(
        z.strictObject({
          name: z.string(),
          says: z.string(),
          has: z.enum(['yes', 'no', 'unclear']),
        }),
      ),
      readers: z.array(
        z.strictObject({
          id: z.string(),
          label: z.string(),
          online: z.boolean(),
          ours: z.boolean(),
        }),
      ),
    }),
  }),
  'cards.setKey': call({
    says: 'Keeps a restricted key of Stripe’s in the keychain, in place of the one before. It is answered, shown and written down nowhere. Doing it twice does no harm.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId, key: field.text(300) }),
    output: keyHint,
  }),
  'cards.removeKey': call({
    says: 'Takes the key away. Charges and refunds that are on their way wait until there is one again.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId }),
    output: z.strictObject({}),
  }),
  'cards.setReader': call({
    says: 'Chooses the card reader of this desk; null leaves it to the only one that there is.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({ attemptId, readerId: field.id.nullable() }),
    output: z.strictObject({ reader: reader.optional() }),
  }),
} as const;
