import fc from 'fast-check';

/** What may come next, as chance has it. The numbers choose among what there is by then. */
export interface Step {
  readonly kind: StepKind;
  readonly n: readonly number[];
  /** A share in hundredths of what is at stake, and coins more or less. */
  readonly share: number;
  readonly coins: number;
}

/** The simplest first: a failing sequence is cut down to `look` where a step does not matter. */
const weights = {
  look: 1,
  switch: 4,
  wait: 5,
  'sign in': 7,
  hire: 2,
  customer: 1,
  merge: 1,
  invoice: 12,
  draft: 3,
  'issue draft': 3,
  'discard draft': 1,
  dispute: 3,
  release: 2,
  payment: 15,
  import: 2,
  allocate: 8,
  remove: 4,
  refund: 24,
  'cancel refund': 6,
  'hand over': 3,
  reverse: 3,
  void: 3,
  clear: 2,
  bounce: 2,
  'clear refund': 2,
  'credit note': 5,
  'cancel invoice': 4,
  grant: 2,
  'apply credit': 3,
  again: 4,
} as const;

export type StepKind = keyof typeof weights;

const kinds = (Object.keys(weights) as StepKind[]).flatMap((kind) =>
  Array.from({ length: weights[kind] }, () => kind),
);

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  n: fc.array(fc.noBias(fc.nat(999)), { minLength: 12, maxLength: 12 }),
  share: fc.oneof(
    { arbitrary: fc.constant(100), weight: 4 },
    { arbitrary: fc.integer({ min: 1, max: 99 }), weight: 6 },
    { arbitrary: fc.integer({ min: 101, max: 150 }), weight: 1 },
  ),
  coins: fc.constantFrom(0, 0, 0, 0, 1, -1),
});

const opening = (kind: StepKind, ...n: readonly number[]): Step => ({
  kind,
  n: Array.from({ length: 12 }, (_, place) => n[place] ?? 1),
  share: 100,
  coins: 0,
});

/** What every sequence begins with, so that its own steps find something to do. */
export const openingSteps: readonly Step[] = [
  opening('invoice', 0, 1, 0, 0, 0, 1),
  opening('invoice', 1, 2, 6, 1, 0, 2),
  opening('invoice', 0, 0, 1),
  opening('payment', 0, 2, 1, 0, 2, 0),
  opening('payment', 1, 2, 0, 0, 3, 1),
];

/** Sequences of so many steps. */
export const sequences = (length: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(step, { minLength: length, maxLength: length });

/** Chance from the seed in SEED where there is one; else a new one, told so that it can be repeated. */
export function seeded(name: string): { readonly seed: number } {
  const given = Number(process.env['SEED'] ?? '');
  const seed = Number.isInteger(given) && given !== 0 ? given : Date.now() % 2_147_483_647;
  process.stdout.write(`${name}: SEED=${String(seed)}\n`);
  return { seed };
}
