import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../../src/shared/base/assert.ts';
import { keyToId } from '../../../src/main/db/keys.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import { createGateway } from '../../../src/main/stripe/gateway.ts';
import { practiceKey } from '../../../src/main/stripe/key.ts';
import { createSimulator, type Simulator } from '../../../src/main/stripe/simulator/simulator.ts';
import { openBusiness } from '../../support/busy-business.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { createQuickWire, type QuickWire } from '../../support/quick-wire.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';
import { type Between, startStripeDesk, type StripeDesk } from './stripe-desk.ts';

/** Two desks of one business, and the one Stripe that both ask. */
export interface StripeWorld {
  readonly simulator: Simulator;
  readonly wire: QuickWire;
  /** The time at Stripe; desks have clocks of their own. */
  readonly clock: TestClock;
  readonly desks: readonly [StripeDesk, StripeDesk];
  readonly customer: string;
  /** Time passes everywhere. */
  pass(time: Parameters<TestClock['pass']>[0]): void;
  /** Both desks tell each other all they have. */
  meet(): void;
  close(): Promise<void>;
}

export interface StripeWorldOptions {
  readonly seed: number;
  /** A bug that is planted at both desks. */
  readonly between?: Between | undefined;
}

const codes = ['A', 'B'] as const;
const standInUrl = 'http://stand-in.test';

export function openStripeWorld({ seed, between }: StripeWorldOptions): StripeWorld {
  const template = templateOf();
  const room = join(template.path, `world-${String(seed)}-${String((worlds += 1))}`);
  mkdirSync(room);
  const clock = createTestClock();
  const clocks = [clock, ...codes.map(() => createTestClock())];
  const turn: StripeWorld['pass'] = (time) => {
    for (const each of clocks) each.pass(time);
  };
  const simulator = createSimulator({
    clock,
    randomness: seededRandomness(seed),
    currency: 'USD',
  });
  const wire = createQuickWire(simulator, (ms) => turn({ ms }));
  const { network } = wire;
  const [first, second] = codes.map((code, place) => {
    const own = must(clocks[place + 1], 'Each desk has a clock.');
    const gateway = createGateway({ key: practiceKey, standInUrl, clock: own, network });
    return startStripeDesk({
      code,
      template: join(template.path, `${code}.tillbook`),
      file: join(room, `${code}.tillbook`),
      staff: must(template.staff[place], 'Somebody works at each desk.'),
      seed: seed + place * 7919,
      clock: own,
      processor: gateway,
      simulator,
      between,
    });
  });
  const desks = [must(first, 'There is one.'), must(second, 'There are two.')] as const;
  return {
    simulator,
    wire,
    clock,
    desks,
    customer: template.customer,
    pass(time) {
      // No request is on its way for longer than that.
      if ((time.days ?? 0) * 1440 + (time.minutes ?? 0) > 30) wire.arrive();
      turn(time);
    },
    meet() {
      const [a, b] = desks;
      a.hear(b);
      b.hear(a);
    },
    async close() {
      for (const desk of desks) await desk.close();
      rmSync(room, { recursive: true, force: true });
    },
  };
}

interface Template {
  readonly path: string;
  readonly staff: readonly string[];
  readonly customer: string;
}

let made: Template | null = null;
let worlds = 0;

/** The books of a business that was just founded, made once for all worlds of this process. */
function templateOf(): Template {
  if (made !== null) return made;
  const folder = quickFolder();
  process.once('exit', folder.remove);
  const business = openBusiness(1, codes, { folder: folder.path });
  const [a, b] = business.desks;
  business.tell(must(a, 'There is one.'), must(b, 'There are two.'));
  business.tell(must(b, 'There are two.'), must(a, 'There is one.'));
  const staff = business.desks.map(({ book }) =>
    keyToId(
      must(
        book.read.get<{ id: Buffer }>(
          `select id from profile where kind = 'staff' order by id limit 1`,
        ),
        'Somebody works here.',
      ).id,
    ),
  );
  const customer = must(
    a?.book.read.get<{ id: Buffer }>('select id from customer order by id limit 1'),
    'There is a customer.',
  );
  business.close();
  made = { path: folder.path, staff, customer: keyToId(customer.id) };
  return made;
}
