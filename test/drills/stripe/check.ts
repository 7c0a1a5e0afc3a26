import { keyToId } from '../../../src/main/db/keys.ts';
import { findPayment } from '../../../src/main/book/records/payment.ts';
import { keeperOf } from '../../../src/main/book/records/promise.ts';
import { findRefund, type RefundRecord } from '../../../src/main/book/records/refund.ts';
import type { StripeDesk } from '../rig/stripe-desk.ts';
import type { StripeWorld } from '../rig/stripe-world.ts';

// What must be true of the money at Stripe and in the book: at any moment, and once everything is known.

/** A refund at Stripe that carries a mark of ours. */
interface AtStripe {
  readonly attempt: number;
  readonly amountMinor: number;
  readonly status: string;
}

/** What is wrong at this moment; a desk that is busy is not looked at. */
export function wrongNow(world: StripeWorld): readonly string[] {
  const there = refundsAtStripe(world);
  const onTheWay = refundsOnTheWay(world);
  return [
    ...twice(there),
    ...world.desks.flatMap((desk) =>
      ownRefunds(world, desk).flatMap((refund) => {
        // What another desk has tried since then is for that one to tell.
        const marked = (there.get(refund.id) ?? []).filter((one) => one.attempt <= refund.attempts);
        const isOnTheWay = onTheWay.has(`${refund.id}:${String(refund.attempts)}`);
        const isOver = refund.status === 'failed' || refund.status === 'canceled';
        const mayLeave = marked.some(({ status }) => stands(status)) || isOnTheWay;
        const isHere = marked.some(({ attempt }) => attempt === refund.attempts) || isOnTheWay;
        return [
          ...(isOver && mayLeave
            ? [`${told(desk, refund)}, but its money is gone or on its way.`]
            : []),
          ...(refund.status === 'queued' && isHere
            ? [`${told(desk, refund)}, but Stripe has it or gets it.`]
            : []),
          ...(refund.status === 'succeeded' && marked.length === 0
            ? [`${told(desk, refund)}, but Stripe has never heard of it.`]
            : []),
        ];
      }),
    ),
  ];
}

/** What is wrong once all that was open has come to its end, and everybody has heard of it. */
export function wrongAtEnd(
  world: StripeWorld,
  desks: readonly StripeDesk[] = world.desks,
): readonly string[] {
  const there = refundsAtStripe(world);
  const charges = chargesAtStripe(world);
  return [
    ...wrongNow(world),
    ...desks.flatMap((desk) => [
      ...cardRefunds(desk).flatMap((refund) => {
        const standing = (there.get(refund.id) ?? []).filter(({ status }) => stands(status));
        return wrongRefund(desk, refund, standing);
      }),
      ...wrongCharges(desk, charges),
      ...unbalanced(desk, world),
    ]),
    ...[...there.keys()]
      .filter((id) => world.desks.every((desk) => findRefund(desk.book.read, id) === null))
      .map((id) => `Stripe gave back for ${id}, which nobody has asked for.`),
    ...world.desks.flatMap((desk) =>
      desk.complaints.map((cause) => `${desk.code}: something broke: ${String(cause)}`),
    ),
  ];
}

const stands = (status: string): boolean => status !== 'failed' && status !== 'canceled';

const told = (desk: StripeDesk, { number, status, attempts }: RefundRecord): string =>
  `${desk.code}: ${number} (${String(attempts)}) is ${status}`;

function twice(there: ReadonlyMap<string, readonly AtStripe[]>): readonly string[] {
  return [...there].flatMap(([id, refunds]) => {
    const attempts = refunds.map(({ attempt }) => attempt);
    const isOnce = new Set(attempts).size === attempts.length;
    return isOnce ? [] : [`Stripe gave back ${String(attempts.length)} times for ${id}.`];
  });
}

function wrongRefund(
  desk: StripeDesk,
  refund: RefundRecord,
  standing: readonly AtStripe[],
): readonly string[] {
  const { status, amountMinor } = refund;
  if (status === 'succeeded') {
    const [one] = standing;
    const isThat =
      standing.length === 1 && one?.amountMinor === amountMinor && one.status === 'succeeded';
    return isThat ? [] : [`${told(desk, refund)}, at Stripe: ${JSON.stringify(standing)}.`];
  }
  if (status !== 'failed' && status !== 'canceled') return [`${told(desk, refund)} for good.`];
  return standing.length === 0 ? [] : [`${told(desk, refund)}, but its money is gone.`];
}

function wrongCharges(
  desk: StripeDesk,
  charges: ReadonlyMap<string, readonly number[]>,
): readonly string[] {
  const rows = desk.book.read.all<{ id: Buffer }>(`select id from payment where method = 'card'`);
  return rows.flatMap(({ id }) => {
    const payment = findPayment(desk.book.read, keyToId(id));
    if (payment === null) return [];
    const { number, status, amountMinor } = payment;
    const made = charges.get(payment.id) ?? [];
    const expected = status === 'succeeded' ? [amountMinor] : [];
    const isSo = made.join() === expected.join() && status !== 'pending';
    const says = `${desk.code}: ${number} of ${String(amountMinor)} is ${status}`;
    return isSo ? [] : [`${says}, Stripe charged ${made.join(' and ') || 'nothing'}.`];
  });
}

/** The accounts of a book come to nothing, and hold of Stripe's money what Stripe says. */
function unbalanced(desk: StripeDesk, world: StripeWorld): readonly string[] {
  const sums = balancesOf(desk);
  const total = [...sums.values()].reduce((sum, balance) => sum + balance, 0);
  const booked = movedByCards(desk);
  const onTheWay = sums.get('refunds-on-their-way') ?? 0;
  const moved = movedAtStripe(world);
  return [
    ...(total === 0 ? [] : [`${desk.code}: all accounts come to ${String(total)}.`]),
    ...(booked === moved
      ? []
      : [`${desk.code}: ${String(booked)} booked at Stripe, ${String(moved)} moved there.`]),
    ...(onTheWay === 0 ? [] : [`${desk.code}: ${String(onTheWay)} is left on its way.`]),
  ];
}

/** What the book says of Stripe's balance, but for fees, top-ups and payouts, which are read in their own time. */
const movedByCards = (desk: StripeDesk): number =>
  desk.book.read.get<{ sum: number | null }>(
    `select sum(journal.amount) as sum from journal join fact on fact.n = journal.n
     join account on account.n = journal.account
     where account.code = 'stripe-balance' and fact.type <> 'stripe-moved'`,
  )?.sum ?? 0;

const balancesOf = (desk: StripeDesk): ReadonlyMap<string, number> =>
  new Map(
    desk.book.read
      .all<{ code: string; balance: number }>(
        `select account.code, sum(journal.amount) as balance
         from journal join account on account.n = journal.account group by account.n`,
      )
      .map(({ code, balance }) => [code, balance]),
  );

/** What cards paid, less what went back and what banks took, as the stand-in's own ledger has it. */
function movedAtStripe({ simulator }: StripeWorld): number {
  const { chargedMinor, refundedMinor, contestedMinor } = simulator.money();
  return chargedMinor - refundedMinor - contestedMinor;
}

function refundsAtStripe({ simulator }: StripeWorld): ReadonlyMap<string, readonly AtStripe[]> {
  const found = new Map<string, AtStripe[]>();
  for (const { metadata, amount, status } of simulator.world.tables.refund.values()) {
    const mark = metadata?.['refund_id'];
    if (mark === undefined) continue;
    const attempt = Number(metadata?.['attempt']);
    const one = { attempt, amountMinor: amount, status: status ?? '' };
    found.set(mark, [...(found.get(mark) ?? []), one]);
  }
  return found;
}

/** Attempts that left a desk and will have an effect when they come to Stripe. */
const refundsOnTheWay = ({ wire, simulator }: StripeWorld): ReadonlySet<string> =>
  new Set(
    wire.held().flatMap(({ path, form, idempotencyKey }) => {
      const isKnown = simulator.world.kept.has(idempotencyKey ?? '');
      if (isKnown || path !== '/v1/refunds') return [];
      const fields = new URLSearchParams(form);
      return `${String(fields.get('metadata[refund_id]'))}:${String(fields.get('metadata[attempt]'))}`;
    }),
  );

function chargesAtStripe({ simulator }: StripeWorld): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { metadata, amount_captured, status } of simulator.world.tables.charge.values()) {
    const mark = metadata['payment_id'];
    if (mark === undefined || status !== 'succeeded') continue;
    found.set(mark, [...(found.get(mark) ?? []), amount_captured]);
  }
  return found;
}

const cardRefunds = (desk: StripeDesk): readonly RefundRecord[] =>
  desk.book.read
    .all<{ id: Buffer }>(`select id from refund where method = 'card' and makes > 0 order by n`)
    .flatMap(({ id }) => findRefund(desk.book.read, keyToId(id)) ?? []);

/**
 * The refunds that this desk keeps, as all that know of them would say: where another one has taken it
 * over, or was taken for lost, and they have not met since, neither can know what the other one does.
 */
const ownRefunds = (world: StripeWorld, desk: StripeDesk): readonly RefundRecord[] =>
  cardRefunds(desk).filter(({ id }) =>
    world.desks.every(({ book }) => {
      const known = findRefund(book.read, id);
      return known === null || keeperOf(book.read, known) === desk.book.identity()?.desk;
    }),
  );
