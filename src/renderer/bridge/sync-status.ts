import type { CallValue } from '../../shared/contract/contract.ts';
import { useAsk } from './hooks.ts';

export type SyncStatus = CallValue<'sync.status'>;

const lookEveryMs = 15_000;

/** How this desk stands with its hub; looked up again now and then, as time passes without news. */
export const useSyncStatus = (): SyncStatus | undefined =>
  useAsk(
    'sync.status',
    {},
    { everyMs: (status) => (status?.hubUrl === undefined ? 10 * lookEveryMs : lookEveryMs) },
  ).value;
