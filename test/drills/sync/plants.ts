import { plant } from '../rig/plants.ts';

/** Faults of a hub: what it does to its answers. See `rig/faulty-hub.ts`. */
const hubPlants = ['run-lost', 'words-lost', 'set-back-hidden'] as const;

/** Faults of a desk. See `rig/plants.ts`. */
const deskPlants = ['arrival-decides', 'fields-by-arrival', 'folded-twice', 'keeps-quiet'] as const;

/** What the drill must find. */
export const syncPlants = [...hubPlants, ...deskPlants] as const;

/** Plants what belongs into the desks; answers how to take it out again. */
export function plantInDesks(name: string | null): () => void {
  const isTheirs = deskPlants.some((known) => known === name);
  return plant(isTheirs ? name : null);
}
