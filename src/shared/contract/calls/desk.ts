import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import { invoiceView, method, refundStanding, refundStatus, refundView } from '../views.ts';

const found = z.strictObject({
  kind: z.enum(['customer', 'invoice', 'payment', 'refund', 'allocation']),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  amountMinor: field.figure.optional(),
  /** On a payment: what of it could be refunded now. */
  refundableMinor: field.figure.optional(),
  status: z.string().optional(),
  /** Of a refund: where it stands as it is read. */
  standing: refundStanding.optional(),
});

/** What the desk shows about itself and its day. */
export const deskCalls = {
  'desk.today': call({
    says: 'The page of the day: what came in and went out by tender, what is due, what waits.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({
      day: z.string(),
      tenders: z.array(
        z.strictObject({
          method,
          takenMinor: field.figure,
          refundedMinor: field.figure,
          /** What else moved there that day: brought back, or taken back of another day. */
          putRightMinor: field.figure,
          netMinor: field.figure,
        }),
      ),
      totals: z.strictObject({
        takenMinor: field.figure,
        refundedMinor: field.figure,
        putRightMinor: field.figure,
        netMinor: field.figure,
      }),
      /** What of the day's refunds by cash and check nobody has handed over yet. */
      notHandedOverMinor: field.figure,
      /** Of several desks only: what moved in this one's own drawer, and what of it is in there still. */
      drawer: z
        .strictObject({ netMinor: field.figure, notHandedOverMinor: field.figure })
        .optional(),
      due: z.strictObject({
        rows: z.array(invoiceView),
        count: z.int(),
        totalMinor: field.figure,
      }),
      /** The oldest of them; one that `succeeded` waits to be handed over, one that `failed` to be decided. */
      waiting: z.array(
        z.strictObject({
          refundId: z.string(),
          number: z.string(),
          customerName: z.string(),
          amountMinor: field.figure,
          status: refundStatus,
          at: z.string(),
          deskCode: z.string(),
          contested: refundView.shape.contested,
          /** What a desk that was shut out says of it, while nobody has decided about that. */
          notedApart: z.string().optional(),
        }),
      ),
      /** Refunds that a person must still act on: drafts, requests, cash and checks not handed over, card refunds that failed. */
      openRefunds: z.int(),
    }),
  }),
  'desk.find': call({
    says: 'Records by the beginnings of a name or number, for the palette and the pickers.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      text: z.string('Type what to look for.').max(100, 'Keep this to 100 characters.'),
      kinds: z.array(z.enum(['customer', 'invoice', 'payment', 'refund', 'allocation'])).optional(),
      limit: z.int().min(1).max(50).optional(),
    }),
    output: z.strictObject({ rows: z.array(found) }),
  }),
  'reports.trialBalance': call({
    says: 'Every account with its balance on a day; debits above nothing, credits below.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ on: field.day.optional() }),
    output: z.strictObject({
      on: z.string(),
      accounts: z.array(
        z.strictObject({ account: z.string(), name: z.string(), balanceMinor: field.figure }),
      ),
    }),
  }),
};

const paperKind = z.enum(
  ['refund', 'payment', 'invoice'],
  'Paper is a refund, payment or invoice.',
);
const paperSize = z.enum(['a4', 'letter', 'roll'], 'Paper is a4, letter or roll.');

/** What the customer takes home. */
export const paperCalls = {
  'papers.page': call({
    says: 'A document as one self-contained printable page.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ kind: paperKind, id: field.id, size: paperSize.optional() }),
    output: z.strictObject({ title: z.string(), html: z.string() }),
  }),
  'papers.pdf': call({
    says: 'A document as a PDF file, in base64.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ kind: paperKind, id: field.id, size: paperSize.optional() }),
    output: z.strictObject({ fileName: z.string(), base64: z.string() }),
  }),
  'papers.print': call({
    says: 'Sends a document to the printer where the host can; the page is printed by hand elsewhere.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      kind: paperKind,
      id: field.id,
      size: paperSize.optional(),
    }),
    output: z.strictObject({ printed: z.boolean() }),
  }),
  'papers.printed': call({
    says: 'Notes that a document was printed from the browser, so that the next one is a copy.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      kind: paperKind,
      id: field.id,
      size: paperSize.optional(),
    }),
    output: z.strictObject({ times: z.int() }),
  }),
};
