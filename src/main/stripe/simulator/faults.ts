/** What may go wrong between a desk and Stripe. */
export const faultKinds = {
  'time-out-before': 'No answer comes, and nothing was done',
  'time-out-after': 'It is done, and no answer comes',
  'reset-before': 'The connection breaks, and nothing was done',
  'reset-after': 'It is done, and the connection breaks',
  'cut-200': 'It is done, and half of the answer comes',
  'stored-500-undone': 'Stripe fails before it does anything, and remembers that',
  'stored-500-done': 'It is done, Stripe answers that it failed, and remembers that',
  '502-before': 'A proxy answers with a page, and nothing was done',
  '502-after': 'It is done, and a proxy answers with a page',
  '429': 'Too many requests',
  '409': 'Another request with the same key is under way',
  '401': 'The key is not accepted',
  slow: 'The answer takes its time',
} as const;
export type FaultKind = keyof typeof faultKinds;

/** A fault that will befall the next requests that fit. */
export interface FaultRule {
  readonly fault: FaultKind;
  /** The beginning of what it befalls, such as `POST /v1/refunds`; everything where empty. */
  readonly on: string;
  /** How many more times; below nothing means until it is taken away. */
  times: number;
}

/** The fault that befalls this request, if any; it is used up by it. */
export function takeFault(rules: FaultRule[], request: string): FaultKind | null {
  const at = rules.findIndex(({ on }) => request.startsWith(on));
  const rule = rules[at];
  if (rule === undefined) return null;
  if (rule.times > 0) rule.times -= 1;
  if (rule.times === 0) rules.splice(at, 1);
  return rule.fault;
}
