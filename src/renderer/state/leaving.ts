import { create } from 'zustand';

interface Leaving {
  /** Somebody wants to sign out while something waits for the hub. */
  readonly isAsked: boolean;
  readonly ask: () => void;
  readonly stay: () => void;
}

/** Whether it is asked just now if somebody really leaves. */
export const useLeaving = create<Leaving>()((set) => ({
  isAsked: false,
  ask: () => set({ isAsked: true }),
  stay: () => set({ isAsked: false }),
}));
