import { describe, expect, it } from 'vitest';
import { openWorld } from '../../support/world.ts';

describe('cash on the counter', () => {
  it('[P13] tells the change that goes back, or what is missing, before it is taken', async () => {
    const world = await openWorld();
    const told = async (tenderedMinor: number) => {
      const { changeMinor, missingMinor } = await world.ask('payments.suggest', {
        customerId: world.ids.hanna,
        amountMinor: 4280,
        tenderedMinor,
      });
      return { changeMinor, missingMinor };
    };
    expect(await told(5000)).toEqual({ changeMinor: 720 });
    expect(await told(4280)).toEqual({ changeMinor: 0 });
    expect(await told(4000)).toEqual({ missingMinor: 280 });
  });
});
