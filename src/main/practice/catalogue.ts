import type { CallInput } from '../../shared/contract/contract.ts';
import type { Chance } from './seeded.ts';

/** A line of a bill. */
export type Line = CallInput<'invoices.issue'>['lines'][number];

const service = (description: string, unitPriceMinor: number, quantity = 1): Line => ({
  description,
  quantity,
  unitPriceMinor,
});
const salesTaxPercent = 7;
const goods = (description: string, unitPriceMinor: number, quantity = 1): Line => ({
  ...service(description, unitPriceMinor, quantity),
  taxRatePercent: salesTaxPercent,
});

/** The first visit of everybody. */
const assessment = service('Initial assessment, 60 min', 14_500);

const treatments: readonly Line[] = [
  service('Follow-up treatment, 30 min', 8_500),
  service('Follow-up treatment, 45 min', 11_000),
  service('Manual therapy, 45 min', 11_500),
  service('Dry needling', 6_500),
  service('Shockwave therapy', 9_500),
  service('Aquatic therapy, group', 4_000),
  service('Pilates for backs, class', 3_200),
  service('Gait analysis', 13_000),
  service('Home visit', 16_000),
  service('Exercise coaching, per hour', 9_000, 1.5),
  service('Exercise coaching, per hour', 9_000, 0.75),
];

/** Paid in advance, and given back in part where it is broken off. */
export const longCourse = service('Course of 10 treatments', 76_500);

const courses: readonly Line[] = [longCourse, service('Course of 6 treatments', 48_000)];

const extras: readonly Line[] = [
  service('Report for the insurer', 7_500),
  goods('Kinesiology tape, roll', 1_420, 2),
  goods('Kinesiology tape, roll', 1_420),
  goods('Resistance band', 1_190, 3),
  goods('Foam roller', 2_600),
  goods('Lumbar support cushion', 4_890),
  goods('Knee brace', 6_450),
  goods('Ice pack, reusable', 1_350, 2),
  goods('Wrist splint', 3_875),
  goods('Balance board', 5_400),
];

/** What a visit comes to: 1 to 4 lines, each thing at most once. */
export function linesOfVisit(chance: Chance, isFirst: boolean): readonly Line[] {
  const main = isFirst ? assessment : chance.pick(chance.happens(6) ? courses : treatments);
  const more = Array.from({ length: chance.pick([0, 0, 0, 1, 1, 2, 3]) }, () =>
    chance.pick(extras),
  );
  return [...new Set([main, ...more])];
}

/** What a firm's people are sent for. */
export const firmLines = (chance: Chance): readonly Line[] => [
  { ...service('On-site ergonomics, per workplace', 5_500), quantity: chance.between(2, 6) },
  chance.pick(treatments),
];
