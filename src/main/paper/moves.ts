import { unreachable } from '../../shared/base/assert.ts';
import type { FactBody, FactType } from '../../shared/ledger/fact-types.ts';

/** A fact of a type that this version can read. */
export type KnownFact = { [Type in FactType]: { type: Type; body: FactBody<Type> } }[FactType];

/** What a fact does to one payment or one invoice, or to both where money is put to an invoice. */
export interface Move {
  readonly payment?: string | null | undefined;
  readonly invoice?: string;
  readonly captured?: number;
  readonly refunded?: number;
  readonly applied?: number;
  readonly total?: number;
  readonly credited?: number;
}

/** Marks, news and drafts: what moves no money of any record. */
const still = [
  'book-founded',
  'epoch-begun',
  'invoice-disputed',
  'dispute-released',
  'refund-drafted',
  'refund-handed-over',
  'refund-cleared',
  'check-cleared',
  'card-charge-begun',
  'card-charge-failed',
  'refund-observed',
  'refund-traced',
  'refund-taken-over',
  'refund-sighted',
  'dispute-observed',
  'refund-set-aside',
  'stripe-moved',
  'credit-granted',
  'exception-assigned',
  'desk-admitted',
  'desk-revoked',
  'fact-refused',
  'customers-merged',
  'customer-erased',
] as const;

const isStill = (fact: KnownFact): fact is Extract<KnownFact, { type: (typeof still)[number] }> =>
  still.some((type) => type === fact.type);

/** Everything a fact moves, so that sums of moves give the figures as they were at any fact. */
export function movesOf(fact: KnownFact): readonly Move[] {
  if (isStill(fact)) return [];
  switch (fact.type) {
    case 'invoice-issued':
      return [
        { invoice: fact.body.invoice, total: fact.body.totalMinor },
        ...(fact.body.applied ?? []).flatMap((part) =>
          applied(part.payment, [{ ...part, invoice: fact.body.invoice }], 1),
        ),
      ];
    case 'invoice-voided':
      return [{ invoice: fact.body.invoice, total: -fact.body.totalMinor }];
    case 'payment-recorded': {
      const { payment, amountMinor, allocations } = fact.body;
      return [{ payment, captured: amountMinor }, ...applied(payment, allocations, 1)];
    }
    case 'payment-reversed':
    case 'check-bounced': {
      const { payment, amountMinor, unapplied } = fact.body;
      return [{ payment, captured: -amountMinor }, ...applied(payment, unapplied, -1)];
    }
    case 'allocation-made':
      return applied(fact.body.payment, [fact.body], 1);
    case 'allocation-removed':
      return applied(fact.body.payment, [fact.body], -1);
    case 'credit-applied':
      return applied(null, [fact.body], 1);
    case 'refund-made':
    case 'refund-retried':
      return refunded(fact.body, 1);
    case 'refund-ended':
      return refunded(fact.body, -1);
    case 'refund-turned':
      return turned(fact.body);
    case 'outside-refund-observed':
      return fromOutside(fact.body);
    case 'card-charge-settled':
      return [{ payment: fact.body.payment, captured: fact.body.amountMinor }];
    case 'refund-canceled':
      // A draft posted nothing, so its end takes nothing back.
      return fact.body.journal.length > 0 ? refunded(fact.body, -1) : [];
    case 'credit-note-issued':
      return credited(fact.body);
    case 'exception-resolved':
      return resolved(fact.body);
    default:
      return unreachable(fact);
  }
}

/** A note, what came off allocations by it, and what of that was given back. */
const credited = ({
  invoice,
  amountMinor,
  unapplied,
  refunds,
}: FactBody<'credit-note-issued'>): readonly Move[] => [
  { invoice, credited: amountMinor },
  ...unapplied.flatMap((part) => applied(part.payment, [part], -1)),
  ...refunds.flatMap((refund) => refunded(refund, 1)),
];

/** What a person decided about an exception. What was made good counts as if it had been taken. */
function resolved(body: FactBody<'exception-resolved'>): readonly Move[] {
  const { payment, madeGoodMinor = 0, capturedMinor = 0, issued, voids } = body;
  return [
    { payment, captured: madeGoodMinor + capturedMinor },
    ...body.moved.flatMap((part) => applied(part.payment, [part], 1)),
    ...body.uncredited.map(({ invoice, amountMinor }) => ({ invoice, credited: -amountMinor })),
    ...(issued === undefined ? [] : [{ invoice: issued.invoice, total: issued.totalMinor }]),
    ...(issued?.applied ?? []).flatMap((part) =>
      applied(part.payment, [{ ...part, invoice: issued?.invoice ?? '' }], 1),
    ),
    ...(voids === undefined ? [] : [{ invoice: voids, total: madeGoodMinor }]),
  ];
}

/** What failed to go back to a card and was kept as money available. */
const turned = ({
  payment,
  unapplied,
  creditNotes,
}: FactBody<'refund-turned'>): readonly Move[] => [
  ...applied(payment, unapplied, -1),
  ...creditNotes.map(({ invoice, amountMinor }): Move => ({ invoice, credited: amountMinor })),
];

/** As with every refund to a card: what was begun counts until it is known to have failed. */
function fromOutside({
  payment,
  status,
  amountMinor,
}: FactBody<'outside-refund-observed'>): readonly Move[] {
  if (status === 'succeeded') return [];
  return [{ payment, refunded: status === 'pending' ? amountMinor : 0 - amountMinor }];
}

interface Part {
  readonly invoice: string;
  readonly amountMinor: number;
}

const applied = (payment: string | null | undefined, parts: readonly Part[], sign: 1 | -1) =>
  parts.map(({ invoice, amountMinor }): Move => ({
    payment,
    invoice,
    applied: sign * amountMinor,
  }));

interface RefundParts {
  readonly payment?: string | undefined;
  readonly amountMinor: number;
  readonly unapplied: readonly Part[];
  readonly creditNotes: readonly Part[];
}

const refunded = (body: RefundParts, sign: 1 | -1): readonly Move[] => [
  { payment: body.payment, refunded: sign * body.amountMinor },
  ...applied(body.payment, body.unapplied, sign === 1 ? -1 : 1),
  ...body.creditNotes.map((note) => ({ invoice: note.invoice, credited: sign * note.amountMinor })),
];
