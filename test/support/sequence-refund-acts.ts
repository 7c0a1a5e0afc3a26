import * as slow from './slow-model.ts';

import {
  approval,
  badAmount,
  dayText,
  hands,
  likely,
  type Maker,
  missing,
  one,
  part,
  reason,
  type Scene,
  unknownId,
  who,
} from './sequence-scene.ts';
import type { Step } from './sequences.ts';

const outcomes = ['still-owes', 'no-longer-owes', 'spare-credit', 'no-longer-owes'] as const;
const percents = [5000, 1, 10_000, 3333, 1250, 9999];

/** A refund of a payment; now and then of credit, of a draft, or of something that has none. */
const refund: Maker = (scene, step) => {
  const { n } = step;
  const { ids, attempt, book, today } = scene;
  const draft =
    (n[9] ?? 0) % 4 === 0
      ? likely(
          book.refunds,
          n[0],
          ({ status }) => status === 'draft' || status === 'awaiting-approval',
        )
      : null;
  const drafted = draft === null ? null : slow.at(book.refunds, draft);
  const isCredit = drafted === null ? (n[0] ?? 1) % 9 === 0 : drafted.payment === null;
  const payment = isCredit
    ? null
    : (drafted?.payment ?? likely(book.payments, n[0], (_, key) => slow.refundable(book, key) > 0));
  const someone = likely(ids.customers, n[0], (_, key) => slow.credit(book, key) > 0) ?? 0;
  const customer =
    payment === null ? (drafted?.customer ?? someone) : slow.at(book.payments, payment).customer;
  const stake = payment === null ? slow.credit(book, customer) : slow.refundable(book, payment);
  const amount = refundAmount(step, stake);
  const asked: slow.RefundAsked = {
    payment,
    customer,
    amount,
    outcome: outcomes[(n[2] ?? 0) % 4] ?? 'still-owes',
    method: hands[(n[3] ?? 0) % 4] ?? 'cash',
    unapply: unapplied(scene, payment, n[4] ?? 0),
    seen: stake - ((n[5] ?? 1) % 12 === 0 ? 1 : 0),
    day: today - ([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, -1][(n[6] ?? 0) % 12] ?? 0),
    lacksWords: (n[7] ?? 1) % 25 === 0,
    keepAs: (['draft', 'awaiting-approval'] as const)[(n[8] ?? 0) % 9] ?? null,
    draft,
  };
  const { approver, given } = approval(scene, n[10]);
  const isNowhere = payment === null && !isCredit;
  const source = isCredit
    ? { customerId: ids.customers[customer] }
    : { paymentId: payment === null ? unknownId : ids.payments[payment] };
  const looked = {
    ...source,
    amount: spoken(amount),
    outcome: asked.outcome,
    method: asked.method,
    ...(asked.unapply === null
      ? {}
      : { unapply: asked.unapply.map((key) => ids.allocations[key]) }),
  };
  const terms = {
    refundedOn: dayText(asked.day),
    ...(asked.keepAs === null ? {} : { keepAs: asked.keepAs }),
    ...(draft === null ? {} : { refundId: ids.refunds[draft] }),
  };
  const bad = 'fixed' in amount ? badAmount(amount.fixed) : null;
  const refused = bad ?? (isNowhere ? missing : null);
  return {
    call: 'refunds.create',
    input: {
      attemptId: attempt(),
      ...looked,
      seenRefundableMinor: asked.seen,
      reason: asked.lacksWords ? { code: 'other' } : reason,
      ...terms,
      ...given,
    },
    verdict: () => {
      if (bad !== null) return bad;
      if (asked.lacksWords) return { refused: 'reason-needs-text' };
      return isNowhere ? missing : slow.refund(book, asked, who(scene, approver));
    },
    preview: {
      call: 'refunds.preview',
      input: { ...looked, ...terms },
      refused: refused === null ? slow.foresee(book, asked, today) : refused.refused,
      needsApproval: !isNowhere && slow.foretellsApproval(book, asked, who(scene)),
      warnings: isNowhere ? [] : slow.warningsOf(book, asked, today),
    },
    makes: 'refunds',
  };
};

function refundAmount(step: Step, stake: number): slow.RefundAsked['amount'] {
  const n = step.n[1] ?? 0;
  if (n % 7 < 4) return { fixed: part(step, stake) };
  if (n % 7 === 4) return { full: true };
  return { hundredths: percents[n % percents.length] ?? 5000 };
}

/** The amount as a caller writes it. */
function spoken(amount: slow.RefundAsked['amount']) {
  if ('fixed' in amount) return { kind: 'fixed', amountMinor: amount.fixed };
  if ('full' in amount) return { kind: 'full' };
  return { kind: 'percent', percent: amount.hundredths / 100 };
}

/** Mostly none; else one or more of the payment's allocations, or somebody's, perhaps one twice. */
function unapplied({ book }: Scene, payment: number | null, n: number): number[] | null {
  if (n % 4 > 0) return null;
  const all = slow.keysWhere(book.allocations, (one_) => n % 16 === 0 || one_.payment === payment);
  const first = one(all, n);
  if (first === null) return [];
  const picked = n % 8 === 0 ? all.slice(first, first + 1) : all.slice(first);
  return n % 5 === 0 ? [...picked, ...picked.slice(0, 1)] : picked;
}

const isLive = ({ status, method }: slow.Refund, call: string): boolean =>
  status === 'succeeded' && (call !== 'refunds.clear' || method === 'check');

const ofRefund =
  (
    call: 'refunds.cancel' | 'refunds.handOver' | 'refunds.clear',
    does: (scene: Scene, key: number, approver: number | null) => ReturnType<typeof slow.handOver>,
  ): Maker =>
  (scene, { n }) => {
    const { ids, attempt, book } = scene;
    const key = likely(book.refunds, n[0], (one_) => isLive(one_, call));
    const { approver, given } = approval(scene, n[1]);
    return {
      call,
      input: {
        attemptId: attempt(),
        id: key === null ? unknownId : ids.refunds[key],
        ...(call === 'refunds.cancel' ? { reason: 'Entered in error.', ...given } : {}),
      },
      verdict: () => (key === null ? missing : does(scene, key, approver)),
    };
  };

const creditNote: Maker = (scene, step) => {
  const { n } = step;
  const { ids, attempt, book } = scene;
  const invoice = likely(book.invoices, n[0], (bill) => !bill.isVoid);
  const lines = invoice === null ? [] : slow.remaining(book, invoice);
  const amount = part(step, slow.gross(lines));
  const place = one(lines, n[2]) ?? 0;
  const byLine = (n[1] ?? 0) % 3 === 0;
  const ofLine = part(step, slow.gross(lines.slice(place, place + 1)));
  const line = (n[3] ?? 1) % 20 === 0 ? lines.length + 1 : place + 1;
  const gives = (n[4] ?? 0) % 2 === 0;
  const method = gives && (n[5] ?? 0) % 2 === 0 ? (hands[(n[6] ?? 0) % 4] ?? null) : null;
  const { approver, given } = approval(scene, n[7]);
  // Every second line is credited by its quantity: all of it, a part, or more than there was.
  const whole = invoice === null ? 1000 : (slow.at(book.invoices, invoice).quantities[place] ?? 1);
  const milli =
    (n[8] ?? 0) % 2 === 0
      ? Math.max(1, [whole, whole >> 1, whole + 1][(n[9] ?? 0) % 3] ?? 1)
      : null;
  const asked = {
    invoice: invoice ?? 0,
    amount: byLine ? null : amount,
    lines: byLine ? [milli === null ? { line, amount: ofLine } : { line, milli }] : null,
    gives: gives ? 'must' : 'no',
    method,
  } as const;
  const named = milli === null ? { amountMinor: ofLine } : { quantity: milli / 1000 };
  const bad = byLine && milli !== null ? null : badAmount(byLine ? ofLine : amount);
  return {
    call: 'creditNotes.create',
    input: {
      attemptId: attempt(),
      invoiceId: invoice === null ? unknownId : ids.invoices[invoice],
      ...(byLine ? { lines: [{ line, ...named }] } : { amountMinor: amount }),
      ...(gives ? { processRefund: method === null ? true : { method } } : {}),
      reason,
      ...given,
    },
    verdict: () =>
      bad ?? (invoice === null ? missing : slow.creditNote(book, asked, who(scene, approver))),
  };
};

const cancelInvoice: Maker = (scene, step) => {
  const { n } = step;
  const { ids, attempt, book } = scene;
  const invoice = likely(book.invoices, n[0], (bill) => !bill.isVoid);
  const money = (['refund', 'credit', 'refund', 'keep'] as const)[(n[1] ?? 0) % 4] ?? 'refund';
  const { approver, given } = approval(scene, n[2]);
  const byHand = invoice === null ? {} : planByHand(scene, step, invoice);
  const { back = null, parts = null } = byHand;
  return {
    call: 'invoices.cancel',
    input: {
      attemptId: attempt(),
      id: invoice === null ? unknownId : ids.invoices[invoice],
      money,
      ...(back === null ? {} : { amountMinor: back }),
      ...(parts === null ? {} : { parts: parts.map((wish) => wishSaid(scene, wish)) }),
      reason,
      ...given,
    },
    verdict: () =>
      (back === null ? null : badAmount(back)) ??
      (invoice === null
        ? missing
        : slow.cancelInvoice(book, { invoice, money, back, parts }, who(scene, approver))),
  };
};

/** Every second plan is changed by hand: an amount in all, or parts, one of them now and then twice. */
function planByHand(
  { book }: Scene,
  step: Step,
  invoice: number,
): { back?: number; parts?: readonly slow.Wish[] } {
  const { n } = step;
  const live = slow.keysWhere(
    book.allocations,
    (one_, key) => one_.invoice === invoice && slow.left(book, key) > 0,
  );
  if ((n[3] ?? 0) % 4 === 0) {
    return { back: part(step, slow.total(live.map((key) => slow.left(book, key)))) };
  }
  if ((n[3] ?? 0) % 4 > 1) return {};
  const parts = live.flatMap((key) => {
    const { payment } = slow.at(book.allocations, key);
    const method = (n[4] ?? 0) % 2 === 0 ? (hands[(n[5] ?? 0) % 4] ?? null) : null;
    const amount = Math.max(0, part(step, slow.left(book, key)));
    return payment === null ? [] : [{ payment, amount, method }];
  });
  const [first] = parts;
  return { parts: first !== undefined && (n[6] ?? 1) % 5 === 0 ? [...parts, first] : parts };
}

const wishSaid = ({ ids }: Scene, { payment, amount, method }: slow.Wish) => ({
  paymentId: ids.payments[payment],
  amountMinor: amount,
  ...(method === null ? {} : { method }),
});

/** What is done to give money back, or to take back what was charged. */
export const refundMakers = {
  refund,
  'cancel refund': ofRefund('refunds.cancel', (scene, key, approver) =>
    slow.cancelRefund(scene.book, key, who(scene, approver)),
  ),
  'hand over': ofRefund('refunds.handOver', ({ book }, key) => slow.handOver(book, key)),
  'clear refund': ofRefund('refunds.clear', ({ book }, key) => slow.clearRefund(book, key)),
  'credit note': creditNote,
  'cancel invoice': cancelInvoice,
} satisfies Partial<Record<Step['kind'], Maker>>;
