import './dialog.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useKeys } from './use-keys.ts';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** What Ctrl+Enter does. */
  readonly onConfirm?: (() => void) | undefined;
  /** The buttons; the safe one first. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'wide' | undefined;
  readonly children: ReactNode;
}

/** Only for what can't be undone or needs hands. Esc leaves. */
export function Dialog(props: DialogProps) {
  const { title, open, onClose, onConfirm, footer, size = 'small', children } = props;
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog className="dialog-paper">
          <DialogKeys onClose={onClose} onConfirm={onConfirm} />
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <div className="dialog-body scroll-thin">{children}</div>
          {footer === undefined ? null : <footer className="dialog-footer">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function DialogKeys(props: Pick<DialogProps, 'onClose' | 'onConfirm'>) {
  useKeys({ 'Ctrl+Enter': props.onConfirm, Escape: props.onClose }, 'dialog', true);
  return null;
}
