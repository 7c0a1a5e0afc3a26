interface Written {
  readonly by: string;
  readonly deskCode: string;
  readonly letCountBy?: string | undefined;
}

/** Who wrote an entry and at which desk; and who let it count, where that desk had been shut out. */
export const writtenBy = ({ by, deskCode, letCountBy }: Written): string =>
  `${by}, ${deskCode}${letCountBy === undefined ? '' : `; let count by ${letCountBy}`}`;
