const counts = new Intl.NumberFormat('en-US');

/** `8,312`: how many, as it can be read. */
export const counted = (count: number): string => counts.format(count);

/** `1 entry`, `8,312 entries`. */
export const entries = (count: number): string =>
  count === 1 ? '1 entry' : `${counted(count)} entries`;
