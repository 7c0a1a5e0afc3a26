import type { Day } from '../base/days.ts';

/** [R8] The reference of a refund that was given none: `REF-20260716-A1B2C3D4`. */
export const refundReference = (day: Day, eightHex: string): string =>
  `REF-${day.replaceAll('-', '')}-${eightHex.toUpperCase()}`;
