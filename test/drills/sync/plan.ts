import { type Chance, seededChance } from '../../../src/main/practice/seeded.ts';
import { deeds } from '../../support/busy-desk.ts';

/** What two desks do against each other. */
export type About = (typeof deeds)[number] | 'customer' | 'merge' | 'erase';

/** What happens next, and the seed of all chance in it: leaving out others does not change it. */
export type Step = { readonly seed: number } & (
  | { readonly what: 'work'; readonly desk: number; readonly times: number }
  | { readonly what: 'sync'; readonly desk: number }
  | { readonly what: 'cut' | 'heal'; readonly desk: number }
  | { readonly what: 'crash'; readonly desk: number }
  | { readonly what: 'back-up'; readonly desk: number }
  | { readonly what: 'restore'; readonly desk: number; readonly knowingly: boolean }
  | { readonly what: 'clock'; readonly desk: number; readonly days: number }
  | { readonly what: 'newer'; readonly desk: number }
  | { readonly what: 'hub-restart' | 'hub-back-up' | 'hub-put-back' }
  | {
      readonly what: 'contradict';
      readonly desks: readonly [number, number];
      readonly about: About;
    }
);

/** One history before it has happened: everything in it comes from its seed. */
export interface History {
  readonly seed: number;
  readonly desks: number;
  /** Whether the desks come to the hub in it, or have come before. */
  readonly joins: boolean;
  readonly steps: readonly Step[];
}

const abouts = [...deeds, 'refund', 'refund', 'customer', 'merge', 'erase'] as const;

/** Draws a history. `rich` ones are longer. */
export function planHistory(seed: number, rich: boolean): History {
  const chance = seededChance(seed);
  const desks = chance.pick([2, 2, 2, 3, 3, 4]);
  const count = rich ? chance.between(20, 60) : chance.between(6, 16);
  const steps = Array.from({ length: count }, () => drawStep(chance, desks));
  return { seed, desks, joins: seed % 20 === 0, steps };
}

function drawStep(chance: Chance, desks: number): Step {
  const seed = chance.between(0, 2 ** 31 - 1);
  const desk = chance.between(0, desks - 1);
  const at = chance.between(1, 100);
  if (at <= 30) return { seed, what: 'work', desk, times: chance.between(1, 6) };
  if (at <= 62) return { seed, what: 'sync', desk };
  if (at <= 76) {
    const other = (desk + chance.between(1, desks - 1)) % desks;
    return { seed, what: 'contradict', desks: [desk, other], about: chance.pick(abouts) };
  }
  if (at <= 79) return { seed, what: 'cut', desk };
  if (at <= 82) return { seed, what: 'heal', desk };
  if (at <= 86) return { seed, what: 'crash', desk };
  if (at <= 89) return { seed, what: 'back-up', desk };
  if (at <= 92) return { seed, what: 'restore', desk, knowingly: chance.happens(50) };
  if (at <= 94) return { seed, what: 'clock', desk, days: chance.between(-3650, 3650) };
  if (at <= 95) return { seed, what: 'newer', desk };
  if (at <= 96) return { seed, what: 'hub-restart' };
  return { seed, what: at <= 97 ? 'hub-back-up' : 'hub-put-back' };
}

/** A step as a person reads it. */
export function tellStep(step: Step): string {
  const { what } = step;
  if (what === 'contradict') {
    const [one, other] = step.desks;
    return `${nameOf(one)} and ${nameOf(other)} both ${step.about}`;
  }
  if (!('desk' in step)) return what;
  const more =
    what === 'work'
      ? ` ${String(step.times)}`
      : what === 'clock'
        ? ` ${String(step.days)} days`
        : '';
  return `${nameOf(step.desk)} ${what}${more}`;
}

export const nameOf = (desk: number): string => `D${String(desk + 1)}`;
