import './toast.css';
import { useEffect, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { useKeys } from './use-keys.ts';

export interface ToastView {
  readonly id: string;
  readonly text: string;
  readonly icon?: IconName | undefined;
  /** What can be done about it, with its key: Undo, Print. */
  readonly action?:
    | { readonly label: string; readonly keys?: string | undefined; readonly run: () => void }
    | undefined;
}

interface ToastStackProps {
  readonly toasts: readonly ToastView[];
  readonly onDone: (id: string) => void;
}

const lifeMs = 10_000;

/** What was just done, said quietly at the foot of the window for ten seconds. */
export const ToastStack = ({ toasts, onDone }: ToastStackProps) => (
  <div className="toasts" role="status" aria-live="polite">
    {toasts.map((toast, index) => (
      <Toast key={toast.id} toast={toast} newest={index === toasts.length - 1} onDone={onDone} />
    ))}
  </div>
);

interface ToastProps {
  readonly toast: ToastView;
  /** Only the newest hears the key, so that one press undoes one thing. */
  readonly newest: boolean;
  readonly onDone: (id: string) => void;
}

function Toast({ toast, newest, onDone }: ToastProps) {
  const { id, text, icon = 'done', action } = toast;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // It waits for as long as somebody points at it or stands on it.
    if (held) return;
    const timer = setTimeout(() => onDone(id), lifeMs);
    return () => clearTimeout(timer);
  }, [held, id, onDone]);
  const act = () => {
    onDone(id);
    action?.run();
  };
  const keys = action?.keys;
  useKeys(keys !== undefined && newest ? { [keys]: act } : {}, 'page');
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={icon} />
      <span>{text}</span>
      {action === undefined ? null : (
        <button type="button" className="toast-action" onClick={act}>
          {action.label}
          {keys === undefined ? null : <Kbd keys={keys} />}
        </button>
      )}
      <button type="button" className="toast-close" aria-label="Close" onClick={() => onDone(id)}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
