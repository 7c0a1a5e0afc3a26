import type { HubStart } from '../../support/hub/hub-program.ts';

const preload = new URL('./preload-plant.ts', import.meta.url).href;

/** How a hub is started that has a bug planted in it; as it is where there is none. */
export const plantedHub = (plant: string | null): Pick<HubStart, 'nodeWords' | 'env'> =>
  plant === null ? {} : { nodeWords: ['--import', preload], env: { TILLBOOK_DRILL_PLANT: plant } };
