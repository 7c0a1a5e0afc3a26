import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

type Size = 'a4' | 'letter' | 'roll';
type Kind = 'refund' | 'payment' | 'invoice';

interface PaperSizes {
  readonly sizes: Readonly<Partial<Record<Kind, Size>>>;
}

const usePaperSizes = create<PaperSizes>()(
  persist((): PaperSizes => ({ sizes: {} }), {
    name: 'tillbook-paper',
    storage: createJSONStorage(() => localStorage),
  }),
);

/** Letter is what lies in printers of North America, A4 everywhere else. */
const sheetAt = (timeZone: string): Size => (timeZone.startsWith('America/') ? 'letter' : 'a4');

/** The paper that a kind of document was last printed on at this desk. */
export function usePaperSize(kind: Kind, timeZone: string): [Size, (size: Size) => void] {
  const size = usePaperSizes(({ sizes }) => sizes[kind]) ?? sheetAt(timeZone);
  return [
    size,
    (next) => usePaperSizes.setState(({ sizes }) => ({ sizes: { ...sizes, [kind]: next } })),
  ];
}
