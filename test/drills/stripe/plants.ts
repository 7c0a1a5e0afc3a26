import { must } from '../../../src/shared/base/assert.ts';
import { fail, ok } from '../../../src/shared/base/result.ts';
import type {
  Answer,
  ProcessorRefund,
  RefundOrder,
} from '../../../src/main/ports/card-processor.ts';
import { readRefund } from '../../../src/main/stripe/read.ts';
import type { Between } from '../rig/stripe-desk.ts';
import type { Stripe } from 'stripe';

/** Known mistakes of programs that move card money, put between a desk and Stripe. */
export const stripePlants: Readonly<Record<string, Between>> = {
  /** A key is made anew whenever something is sent. */
  'new-key-each-time': (processor) => {
    let times = 0;
    const another = (key: string): string => `${key}-${String((times += 1))}`;
    return {
      ...processor,
      refund: (order, key) => processor.refund(order, another(key)),
      chargeTestCard: (order, card, key) => processor.chargeTestCard(order, card, another(key)),
    };
  },
  /** Nothing is looked up before it is sent again: the key will see to it. */
  'no-look-up': (processor) => ({ ...processor, refundsOf: async () => ok([]) }),
  /** What was not answered has not happened. */
  'unknown-is-no': (processor) => {
    const surely = async <Value>(asked: Answer<Value>): Answer<Value> => {
      const answer = await asked;
      if (answer.ok || answer.failure.outcome !== 'unknown') return answer;
      return fail({ ...answer.failure, outcome: 'no' });
    };
    return { ...processor, refund: (order, key) => surely(processor.refund(order, key)) };
  },
  /** What was not answered has not been sent either. */
  'unknown-is-later': (processor) => ({
    ...processor,
    async refund(order, key) {
      const answer = await processor.refund(order, key);
      return answer.ok ? answer : fail({ ...answer.failure, outcome: 'later' });
    },
  }),
  /** A refund of the same amount is taken for the one that is looked for. */
  'adopted-by-amount': (processor) => {
    const last = new Map<string, RefundOrder>();
    return {
      ...processor,
      refund(order, key) {
        last.set(order.paymentIntent, order);
        return processor.refund(order, key);
      },
      async refundsOf(intent) {
        const found = await processor.refundsOf(intent);
        const order = last.get(intent);
        if (!found.ok || order === undefined) return found;
        const { amountMinor, marks } = order;
        return ok(
          found.value.map((one) => (one.amountMinor === amountMinor ? { ...one, marks } : one)),
        );
      },
    };
  },
  /** What a refund is like is read off the last event that came, in whatever order they came. */
  'believes-events': (processor, { simulator: { world } }) => {
    const heard = new Map<string, ProcessorRefund>();
    return {
      ...processor,
      async eventsAfter(after) {
        const found = await processor.eventsAfter(after);
        if (!found.ok) return found;
        const news = found.value.toReversed();
        for (const { id } of news) {
          const event = must(world.tables.event.get(id), 'An event that was told is there.');
          const { data } = event as unknown as {
            readonly data: { readonly object: Stripe.Refund };
          };
          const refund = data.object;
          if (refund.object === 'refund') heard.set(refund.id, readRefund(refund));
        }
        return found;
      },
      async findRefund(id) {
        const told = heard.get(id);
        return told === undefined ? processor.findRefund(id) : ok(told);
      },
    };
  },
  /** That it leaves is written down once the answer is here. */
  'sends-before-writing': (processor, { book }) => ({
    ...processor,
    async refund(order, key) {
      book.note((tx) =>
        tx.run(
          `update card_order set state = 'queued', tries = 0, tried_at = null where key = ?`,
          key,
        ),
      );
      const answer = await processor.refund(order, key);
      book.note((tx) =>
        tx.run(`update card_order set state = 'sending', tries = 1 where key = ?`, key),
      );
      return answer;
    },
  }),
  /** A refund that succeeded is done with. */
  'succeeded-is-final': (processor) => {
    const done = new Map<string, ProcessorRefund>();
    const asBefore = (seen: ProcessorRefund): ProcessorRefund => {
      if (seen.status === 'succeeded') done.set(seen.id, seen);
      return done.get(seen.id) ?? seen;
    };
    return {
      ...processor,
      async findRefund(id) {
        const seen = await processor.findRefund(id);
        return seen.ok ? ok(asBefore(seen.value)) : seen;
      },
      async refundsOf(intent) {
        const seen = await processor.refundsOf(intent);
        return seen.ok ? ok(seen.value.map(asBefore)) : seen;
      },
      async refund(order, key) {
        const seen = await processor.refund(order, key);
        return seen.ok ? ok(asBefore(seen.value)) : seen;
      },
    };
  },
};
