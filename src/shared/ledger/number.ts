/** The documents that are numbered, each in a series of its own per desk and epoch. */
export type Series = 'INV' | 'PAY' | 'ALC' | 'REF' | 'CN' | 'CRD' | 'DN';

/**
 * What stands in front of a desk's numbers. The first epoch is the desk's code alone; a later one
 * adds its count, parted by a dot where the code ends in a figure: A, A2, A3, and F2, F2.2, F2.3.
 */
export function seriesPrefix(deskCode: string, epoch: number): string {
  if (epoch === 1) return deskCode;
  return /\d$/.test(deskCode) ? `${deskCode}.${String(epoch)}` : `${deskCode}${String(epoch)}`;
}

/** The printed number: `F2-INV-2041`. */
export const documentNumber = (prefix: string, series: Series, count: number): string =>
  `${prefix}-${series}-${String(count).padStart(4, '0')}`;
