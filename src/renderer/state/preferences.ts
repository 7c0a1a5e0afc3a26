import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export type Theme = 'system' | 'light' | 'dark';

interface Preferences {
  readonly theme: Theme;
  /** Single letters as keys; they can be switched off. */
  readonly bareKeys: boolean;
  readonly setTheme: (theme: Theme) => void;
  readonly setBareKeys: (on: boolean) => void;
}

/** What a person likes on this screen; it stays on this machine. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      bareKeys: true,
      setTheme: (theme) => set({ theme }),
      setBareKeys: (bareKeys) => set({ bareKeys }),
    }),
    {
      name: 'tillbook-preferences',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ theme, bareKeys }) => ({ theme, bareKeys }),
    },
  ),
);
