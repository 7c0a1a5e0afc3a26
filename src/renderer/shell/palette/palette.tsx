import './palette.css';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useOverlays } from '../../state/overlays.ts';
import { windowWords } from '../../words/window.ts';
import { PalettePanel } from './palette-panel.tsx';

/** Ctrl+K: everything that can be done or found, by typing. */
export function Palette() {
  const { open, text, hide } = useOverlays();
  return (
    <ModalOverlay
      className="palette-scrim"
      isOpen={open === 'palette'}
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : hide())}
    >
      <Modal className="palette">
        <Dialog className="palette-paper" aria-label={windowWords.find}>
          <PalettePanel begin={text} onClose={hide} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
