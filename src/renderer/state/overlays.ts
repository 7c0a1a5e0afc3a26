import { create } from 'zustand';

type Overlay = 'palette' | 'shortcuts';

interface Overlays {
  readonly open: Overlay | undefined;
  /** What stands in the palette when it opens. */
  readonly text: string;
  readonly show: (overlay: Overlay, text?: string) => void;
  readonly hide: () => void;
}

/** What lies over the whole window; one thing at a time. */
export const useOverlays = create<Overlays>()((set) => ({
  open: undefined,
  text: '',
  show: (open, text = '') => set({ open, text }),
  hide: () => set({ open: undefined }),
}));
