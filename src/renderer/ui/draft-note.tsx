import './draft-note.css';
import { Button } from './button.tsx';

/** Says that a form is as it was left before, and offers a fresh one. */
export const DraftNote = ({ onStartOver }: { readonly onStartOver: () => void }) => (
  <p className="draft-note">
    This is as you left it.
    <Button kind="quiet" size="small" icon="undo" onPress={onStartOver}>
      Start over
    </Button>
  </p>
);
