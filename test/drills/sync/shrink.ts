import type { History, Step } from './plan.ts';

const mostTries = 60;

/**
 * Leaves out of a history what it falls short without: halves first, then ever smaller parts. Each
 * step has chance of its own, so what is left happens nearly as before.
 */
export async function shrink(
  history: History,
  isStillShort: (shorter: History) => Promise<boolean>,
): Promise<History> {
  let steps: readonly Step[] = history.steps;
  let tries = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < steps.length && tries < mostTries;) {
      tries += 1;
      const fewer = [...steps.slice(0, at), ...steps.slice(at + size)];
      if (await isStillShort({ ...history, steps: fewer })) steps = fewer;
      else at += size;
    }
  }
  return { ...history, steps };
}
