/** The facts that are about desks alone: they move no money and no record. */
const deskFactTypes = [
  'book-founded',
  'epoch-begun',
  'desk-admitted',
  'desk-revoked',
  'fact-refused',
] as const;

type DeskFactType = (typeof deskFactTypes)[number];

export const isDeskFact = <Fact extends { readonly type: string }>(
  fact: Fact,
): fact is Extract<Fact, { readonly type: DeskFactType }> =>
  deskFactTypes.some((type) => type === fact.type);
