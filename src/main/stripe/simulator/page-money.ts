import type { World } from './world.ts';

/** Prints amounts of the account's currency for the stand-in's own pages. */
export function currencies(world: World): { format(amountMinor: number): string } {
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: world.currency.toUpperCase(),
  });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return { format: (amountMinor) => format.format(amountMinor / 10 ** maximumFractionDigits) };
}
