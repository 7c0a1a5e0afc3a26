import { expect, test } from 'vitest';
import { ok } from '../../../src/shared/base/result.ts';
import type { ProcessorEvent } from '../../../src/main/ports/card-processor.ts';
import { type Chance, seededChance } from '../../../src/main/practice/seeded.ts';
import type { Between } from '../../drills/rig/stripe-desk.ts';
import { play, stepsOf } from '../../drills/stripe/play.ts';

/** Events come doubled, in any order, among others that nobody here has heard of; some never come. */
const mixedUp =
  (chance: Chance): Between =>
  (processor) => ({
    ...processor,
    async eventsAfter(after) {
      const news = await processor.eventsAfter(after);
      if (!news.ok) return news;
      const mixed: ProcessorEvent[] = [];
      for (const event of [...news.value, ...news.value.slice(0, 1).map(strange)]) {
        if (chance.happens(15)) continue;
        const times = chance.happens(20) ? chance.between(2, 20) : 1;
        for (let time = 0; time < times; time += 1) {
          mixed.splice(chance.between(0, mixed.length), 0, event);
        }
      }
      return ok(mixed);
    },
  });

/** Of a type that this version does not know, about what nobody has. */
const strange = (event: ProcessorEvent): ProcessorEvent => ({
  ...event,
  id: 'evt_strange',
  type: 'refund.rethought',
  objectId: 're_strange',
});

const seed = Number(process.env['SEED'] ?? 20_261_121);
const sequences = 15;

test(`[T17] whatever comes as an event, what is read from Stripe counts (SEED=${String(seed)})`, async () => {
  for (let one = seed; one < seed + sequences; one += 1) {
    const between = mixedUp(seededChance(one));
    const { findings } = await play(stepsOf(one), { seed: one, between });
    expect({ seed: one, findings }).toEqual({ seed: one, findings: [] });
  }
});
