import { create } from 'zustand';

interface ToastAction {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

interface Toast {
  readonly id: string;
  readonly text: string;
  readonly action?: ToastAction | undefined;
}

interface Toasts {
  readonly toasts: readonly Toast[];
  readonly drop: (id: string) => void;
}

const most = 3;

export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  drop: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));

/** Says what was just done. Never the only place where a failure is told. */
export function say(text: string, action?: ToastAction): void {
  const toast: Toast = { id: crypto.randomUUID(), text, action };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-most) }));
}

/** Says what was done and how to take it back. */
export const sayWithUndo = (text: string, undo: () => void): void =>
  say(text, { label: 'Undo', keys: 'Ctrl+Z', run: undo });
