import { z } from 'zod';
import { exceptionKinds, resolutionNames } from '../../ledger/exception.ts';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import { event } from '../history-event.ts';
import { manualMethod, method } from '../views.ts';

const kind = z.enum(exceptionKinds);
const resolution = z.enum(
  resolutionNames,
  'Choose one of the resolutions that the exception names.',
);

/** One of the facts that contradict each other, as it is held beside the others. */
const side = z.strictObject({
  ...event.shape,
  /** The way in which money moved by it. */
  method: method.optional(),
  /** Whether it counts; another one that says the same does instead. */
  counts: z.boolean(),
  /** Of a refund: whether it is in the customer's hand, or was taken back. */
  inHand: z
    .strictObject({
      takenBack: z.boolean(),
      handedOver: z.strictObject({ at: z.string(), by: z.string() }).optional(),
      /** A desk that was shut out has noted it as handed over, and nobody has looked at that. */
      keptApart: z.string().optional(),
    })
    .optional(),
});

const following = {
  /** What becomes of drawers, customer and invoices, a sentence each; none where nothing changes. */
  follows: z.array(z.string()),
  posts: field.posts,
};

const exceptionView = z.strictObject({
  id: z.string(),
  kind,
  /** What is left of it: an amount, or where `counted` how often it contradicts. */
  figureMinor: field.figure,
  counted: z.boolean(),
  /** Of money given back: that it was never had, as the check bounced or the payment was taken back. */
  because: z.enum(['bounced', 'reversed']).optional(),
  /** What it is about, in words. */
  sentence: z.string(),
  /** The record that it is about, where one may go to it. */
  about: z.strictObject({ kind: z.string(), id: z.string(), number: z.string() }).optional(),
  /** The record with which it goes together: one mishap may contradict in several ways. */
  hangsOn: z.string(),
  customerId: z.string().optional(),
  customerName: z.string().optional(),
  owner: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** What was decided about it last, how much of it that settled, and by whom. */
  decision: z
    .strictObject({ resolution, amountMinor: field.figure, by: z.string(), at: z.string() })
    .optional(),
  /** When the last of its facts was written: since then there is something to look at. */
  sinceAt: z.string(),
  facts: z.array(z.string()),
  resolutions: z.array(resolution),
  state: z.enum(['open', 'settled']),
});
export type ExceptionView = z.output<typeof exceptionView>;

/** What contradicts once desks have met, and what people decide about it. */
export const exceptionCalls = {
  'exceptions.list': call({
    says: 'What contradicts and waits for a person, money first; `state: settled` lists what was decided, latest first.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      ...field.listing,
      kind: kind.optional(),
      ownerId: field.id.optional(),
      state: z.enum(['open', 'settled'], 'The state is open or settled.').optional(),
    }),
    output: field.page(exceptionView),
  }),
  'exceptions.get': call({
    says: 'One of them with the facts behind it side by side, what each resolution would do, and what was done so far.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.text(300) }),
    output: z.strictObject({
      ...exceptionView.shape,
      sides: z.array(side),
      choices: z.array(
        z.strictObject({
          resolution,
          /** What follows, in one sentence with its figures. */
          consequence: z.string(),
          ...following,
          /** The refund that is taken back, where it is one of several. */
          refundId: z.string().optional(),
          /** Where money comes back: each way in which it may, with what then follows instead. */
          ways: z.array(z.strictObject({ method: manualMethod, ...following })).optional(),
        }),
      ),
      history: z.array(event),
    }),
  }),
  'exceptions.count': call({
    says: 'How many wait for a person, and the entries of desks that were shut out beside them.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({
      open: z.int(),
      /** Entries of desks that were shut out, which nobody has looked at; left out where there are none. */
      apart: z
        .strictObject({
          entries: z.int(),
          desks: z.array(z.string()),
          /** What they say was given back. */
          givenBackMinor: field.figure,
          /** What they say was taken. */
          takenMinor: field.figure,
        })
        .optional(),
    }),
  }),
  'exceptions.resolve': call({
    says: 'Decides about one: with its postings, by a note, or by giving it to somebody. What moves money is for managers.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.text(300),
      resolution,
      note: field.optionalText(500),
      /** How money that comes back comes; cash where left out. */
      method: manualMethod.optional(),
      /** Which refund was never paid out; the latest not handed over where left out. */
      refundId: field.id.optional(),
      /** To whom it is given; to oneself where left out. */
      staffId: field.id.optional(),
      approval: z.strictObject({ staffId: field.id, pin: field.pin }).optional(),
    }),
    output: z.strictObject({
      figureMinor: field.figure,
      refundId: z.string().optional(),
      invoice: z.strictObject({ id: z.string(), number: z.string() }).optional(),
    }),
  }),
};
