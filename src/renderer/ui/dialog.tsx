import './dialog.css';
import { type ReactNode, type RefObject, useRef } from 'react';
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
  const body = useRef<HTMLDivElement>(null);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog className="dialog-paper">
          <DialogKeys body={body} onClose={onClose} onConfirm={onConfirm} />
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <div ref={body} className="dialog-body scroll-thin">
            {children}
          </div>
          {footer === undefined ? null : <footer className="dialog-footer">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DialogKeysProps extends Pick<DialogProps, 'onClose' | 'onConfirm'> {
  readonly body: RefObject<HTMLElement | null>;
}

/** What follows from a decision may stand below the fold: it is leafed to from any field. */
function DialogKeys({ body, onClose, onConfirm }: DialogKeysProps) {
  const leaf = (by: number) => () => {
    const { current } = body;
    current?.scrollBy({ top: by * current.clientHeight });
  };
  useKeys(
    {
      'Ctrl+Enter': onConfirm,
      Escape: onClose,
      PageDown: leaf(page),
      PageUp: leaf(-page),
    },
    'dialog',
    true,
  );
  return null;
}

/** A line or two of what was seen stays in sight. */
const page = 0.8;
