import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

interface FirstRun {
  /** The book is being founded at this window, so the next page is about its safety. */
  readonly founding: boolean;
  readonly begin: () => void;
  readonly end: () => void;
}

/** What comes right after the founding, also where the page is loaded again meanwhile. */
export const useFirstRun = create<FirstRun>()(
  persist(
    (set) => ({
      founding: false,
      begin: () => set({ founding: true }),
      end: () => set({ founding: false }),
    }),
    {
      name: 'tillbook-first-run',
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ founding }) => ({ founding }),
    },
  ),
);
