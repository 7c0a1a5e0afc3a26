import type { CallValue } from '../../shared/contract/contract.ts';
import { useAsk } from './hooks.ts';

export type Health = CallValue<'desk.health'>;

const troubledMs = 2000;
const quietMs = 60_000;

/**
 * How the book is. Looking is what finds out that the cause of a trouble is gone, so while there is
 * one it is looked at often.
 */
export const useHealth = (): Health | undefined =>
  useAsk(
    'desk.health',
    {},
    {
      everyMs: (health) => (health?.canWrite === false ? troubledMs : quietMs),
    },
  ).value;
