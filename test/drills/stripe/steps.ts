import type { CallInput, CallName } from '../../../src/shared/contract/contract.ts';
import type { Action } from '../../../src/main/actions/action.ts';
import { createAllocation } from '../../../src/main/actions/allocations.ts';
import { cancelRefund } from '../../../src/main/actions/cancel-refund.ts';
import { retryRefund, turnRefundIntoCredit } from '../../../src/main/actions/card-refunds.ts';
import { chargeCard } from '../../../src/main/actions/charge-card.ts';
import { createCreditNote } from '../../../src/main/actions/credit-notes.ts';
import { createRefund } from '../../../src/main/actions/create-refund.ts';
import { resolveException } from '../../../src/main/actions/exceptions/resolve.ts';
import { takeOverRefund } from '../../../src/main/actions/take-over-refund.ts';
import { issueInvoice } from '../../../src/main/actions/issue-invoice.ts';
import { orderOfObject } from '../../../src/main/cards/orders.ts';
import { findPayment } from '../../../src/main/book/records/payment.ts';
import { keyToId } from '../../../src/main/db/keys.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { type FaultKind, faultKinds } from '../../../src/main/stripe/simulator/faults.ts';
import { practiceKey } from '../../../src/main/stripe/key.ts';
import { exceptionId } from '../../../src/shared/ledger/exception.ts';
import { refundableOf } from '../../../src/shared/ledger/payment.ts';
import { everyWay } from '../rig/stripe-acts.ts';
import type { StripeDesk } from '../rig/stripe-desk.ts';
import type { StripeWorld } from '../rig/stripe-world.ts';

/** Where one thing happens: which desk, and chance of its own, so that others can be left out. */
interface Scene {
  readonly world: StripeWorld;
  readonly desk: StripeDesk;
  readonly chance: Chance;
  readonly attempt: string;
}
type Happens = (scene: Scene) => unknown;

const amounts = [500, 1000, 1000, 1999, 2500, 4000];
const faults = Object.keys(faultKinds) as FaultKind[];
const reason = { code: 'customer-request' } as const;

/** Asks once, or, as people do who see no answer, twice. */
function ask<Name extends CallName>(
  { desk, chance }: Scene,
  call: Name,
  action: Action<Name>,
  input: CallInput<Name>,
): void {
  desk.act(call, action, input);
  if (chance.happens(15)) desk.act(call, action, input);
}

function pick({ desk, chance }: Scene, table: string, where: string): string | null {
  const rows = desk.book.read.all<{ id: Buffer }>(
    `select id from ${table} where ${where} order by id`,
  );
  return rows.length === 0 ? null : keyToId(chance.pick(rows).id);
}

const byCard = `method = 'card' and captured > 0`;
const failed = `method = 'card' and makes > 0 and ends >= makes + retries`;

function charge(scene: Scene): void {
  const { chance, world } = scene;
  const invoiceId = chance.happens(60)
    ? pick(scene, 'invoice', 'n is not null and total - credited - applied > 2500')
    : null;
  const amountMinor = chance.pick([3000, 10_000, 12_345]);
  ask(scene, 'cards.charge', chargeCard(everyWay), {
    attemptId: scene.attempt,
    customerId: world.customer,
    amountMinor,
    via: chance.pick(['test', 'test', 'test', 'terminal', 'link'] as const),
    ...(invoiceId === null ? {} : { allocations: [{ invoiceId, amountMinor: 2500 }] }),
  });
}

function refund(scene: Scene): void {
  const { desk, chance } = scene;
  const paymentId = pick(scene, 'payment', byCard);
  const payment = paymentId === null ? null : findPayment(desk.book.read, paymentId);
  if (payment === null) return;
  ask(scene, 'refunds.create', createRefund, {
    attemptId: scene.attempt,
    paymentId: payment.id,
    amount: chance.pick([
      { kind: 'fixed', amountMinor: chance.pick(amounts) },
      { kind: 'fixed', amountMinor: 1000 },
      { kind: 'percent', percent: chance.between(1, 100) },
      { kind: 'full' },
    ]),
    outcome: chance.pick(['still-owes', 'no-longer-owes', 'no-longer-owes', 'spare-credit']),
    method: chance.pick(['card', 'card', 'card', 'card', 'cash']),
    reason,
    seenRefundableMinor: refundableOf(payment),
  });
}

function issue(scene: Scene): void {
  const unitPriceMinor = scene.chance.pick([2500, 10_000]);
  ask(scene, 'invoices.issue', issueInvoice, {
    attemptId: scene.attempt,
    customerId: scene.world.customer,
    dueOn: '2027-12-31',
    lines: [{ description: 'Treatment', quantity: 1, unitPriceMinor }],
  });
}

function credit(scene: Scene): void {
  const invoiceId = pick(scene, 'invoice', 'n is not null and voids = 0 and total > credited');
  if (invoiceId === null) return;
  ask(scene, 'creditNotes.create', createCreditNote, {
    attemptId: scene.attempt,
    invoiceId,
    amountMinor: scene.chance.pick(amounts),
    reason,
    processRefund: scene.chance.happens(70),
  });
}

function allocate(scene: Scene): void {
  const paymentId = pick(scene, 'payment', byCard);
  const invoiceId = pick(scene, 'invoice', 'n is not null and total - credited - applied > 0');
  if (paymentId === null || invoiceId === null) return;
  ask(scene, 'allocations.create', createAllocation, {
    attemptId: scene.attempt,
    paymentId,
    invoiceId,
    amountMinor: scene.chance.pick(amounts),
  });
}

/** Does something with a refund that is here. */
const withRefund =
  (where: string, work: (scene: Scene, id: string) => void): Happens =>
  (scene) => {
    const id = pick(scene, 'refund', where);
    if (id !== null) work(scene, id);
  };

const retry = withRefund(failed, (scene, id) =>
  ask(scene, 'refunds.retry', retryRefund, { attemptId: scene.attempt, id }),
);
const turn = withRefund(failed, (scene, id) =>
  ask(scene, 'refunds.turnIntoCredit', turnRefundIntoCredit, { attemptId: scene.attempt, id }),
);
const cancel = withRefund(`method = 'card' and makes > 0`, (scene, id) =>
  ask(scene, 'refunds.cancel', cancelRefund, { attemptId: scene.attempt, id, reason: 'Wrong.' }),
);

function fault({ world, chance }: Scene): void {
  const on = chance.pick(['POST /v1/refunds', 'POST /v1/refunds', 'POST', 'GET', '']);
  const times = chance.between(1, 3);
  world.simulator.befall({ fault: chance.pick(faults), on, times });
  // Troubles seldom come alone.
  if (chance.happens(30)) world.simulator.befall({ fault: chance.pick(faults), on, times: 1 });
}

function mood({ world, chance }: Scene): void {
  world.simulator.set(
    chance.pick([
      { refunds: 'stay-pending' },
      { refunds: 'fail-at-once' },
      { refunds: 'fail-later' },
      { refunds: 'need-action' },
      { refunds: 'as-the-card-says' },
      { lowBalance: 'pending' },
      { lowBalance: 'refused' },
      { lowBalance: 'ignored' },
      { charges: 'declined' },
      { charges: 'processing' },
      { charges: 'as-the-card-says' },
      { keyIs: 'wrong' },
      { keyIs: 'good' },
      { forbidden: ['POST /v1/refunds'] },
      { forbidden: [] },
    ] as const),
  );
}

/** The customer pays on a page whose address they were given: one that the desk knows of. */
function payOnPage({ desk, world: { simulator }, chance }: Scene): void {
  const open = [...simulator.world.tables['checkout.session'].values()].filter(
    ({ id, status }) => status === 'open' && orderOfObject(desk.book.read, id) !== null,
  );
  if (open.length > 0) simulator.payOnPage(chance.pick(open).id, 'pm_card_visa');
}

/** Something happens at Stripe to a refund that it has. */
function atStripe({ world: { simulator }, chance }: Scene): void {
  const refunds = [...simulator.world.tables.refund.values()];
  if (refunds.length === 0) return;
  const { id, status } = chance.pick(refunds);
  if (status === 'requires_action') return simulator.cancel(id);
  const reasons = ['declined', 'expired_or_canceled_card', 'lost_or_stolen_card'];
  if (chance.happens(50)) simulator.release(id);
  else simulator.fail(id, chance.pick(reasons));
}

const chargesThere = ({ world: { simulator } }: Scene) =>
  [...simulator.world.tables.charge.values()].filter(({ status }) => status === 'succeeded');

/** Somebody gives back in Stripe's own dashboard, past all desks. */
function dashboard(scene: Scene): void {
  const { world, chance } = scene;
  const charges = chargesThere(scene);
  if (charges.length === 0) return;
  const { id } = chance.pick(charges);
  world.simulator.answer({
    method: 'POST',
    path: '/v1/refunds',
    form: `charge=${id}&amount=${String(chance.pick(amounts))}`,
    apiKey: practiceKey,
    idempotencyKey: undefined,
    origin: '',
  });
}

function dispute(scene: Scene): void {
  const charges = chargesThere(scene);
  if (charges.length === 0) return;
  const how = scene.chance.pick(['dispute', 'inquiry'] as const);
  scene.world.simulator.dispute(scene.chance.pick(charges).id, how);
}

function decide({ world: { simulator }, chance }: Scene): void {
  const open = [...simulator.world.tables.dispute.values()].filter(({ status }) =>
    ['needs_response', 'warning_needs_response'].includes(status),
  );
  if (open.length > 0) simulator.decide(chance.pick(open).id, chance.pick(['won', 'lost']));
}

function pass({ world, chance }: Scene): void {
  world.pass(
    chance.pick([
      { ms: chance.between(1, 59_000) },
      { minutes: 2 },
      { minutes: 16 },
      { minutes: 60 * chance.between(1, 30) },
    ]),
  );
}

/** Nobody is there for days; then the desks tell each other what they had, or go on being silent. */
function passDays({ world, chance }: Scene): void {
  world.pass({ days: chance.between(1, 60) });
  if (chance.happens(50)) world.meet();
}

/** A manager takes another desk to be lost, and goes on with what it had promised. */
const takeOver = withRefund(`method = 'card' and makes > 0`, (scene, id) =>
  ask(scene, 'refunds.takeOver', takeOverRefund, { attemptId: scene.attempt, id, reason: 'Lost.' }),
);

/** A manager lets count what a silent desk gave back at Stripe. */
function letCount(scene: Scene): void {
  const rows = scene.desk.book.read.all<{ subject: Buffer }>(
    `select subject from exception where kind = 'refund-of-silent-desk' order by subject`,
  );
  if (rows.length === 0) return;
  ask(scene, 'exceptions.resolve', resolveException, {
    attemptId: scene.attempt,
    id: exceptionId('refund-of-silent-desk', keyToId(scene.chance.pick(rows).subject)),
    resolution: 'take-over',
    note: 'Lost.',
  });
}

/** What may happen, and how often. */
export const happenings: Readonly<Record<string, readonly [weight: number, happens: Happens]>> = {
  charge: [10, charge],
  refund: [34, refund],
  issue: [6, issue],
  credit: [4, credit],
  allocate: [4, allocate],
  retry: [7, retry],
  turn: [2, turn],
  cancel: [6, cancel],
  fault: [16, fault],
  mood: [5, mood],
  'at Stripe': [5, atStripe],
  dashboard: [2, dashboard],
  dispute: [2, dispute],
  decide: [2, decide],
  pass: [10, pass],
  days: [3, passDays],
  'take over': [3, takeOver],
  'let count': [3, letCount],
  'pay on page': [4, payOnPage],
  look: [12, ({ desk }) => desk.look()],
  hold: [5, ({ world }) => void (world.wire.holding += 1)],
  arrive: [4, ({ world }) => world.wire.arrive()],
  'line down': [2, ({ world }) => void (world.wire.isUp = false)],
  'line up': [4, ({ world }) => void (world.wire.isUp = true)],
  die: [12, ({ desk, chance }) => desk.dieIn(chance.between(0, 9))],
  restart: [8, ({ desk }) => desk.restart()],
  'clock jumps': [2, ({ desk, chance }) => desk.clock.pass({ days: chance.between(-366, 366) })],
  'top up': [2, ({ world }) => world.simulator.topUp(1_000_000)],
  meet: [6, ({ world }) => world.meet()],
};
