import { Kbd } from '../../ui/kbd.tsx';
import type { PaletteKind } from './rows.ts';

/** What the palette can be narrowed to, by Ctrl and a figure. */
export const kinds: readonly { readonly kind: PaletteKind; readonly label: string }[] = [
  { kind: 'all', label: 'All' },
  { kind: 'do', label: 'Do' },
  { kind: 'customer', label: 'Customers' },
  { kind: 'invoice', label: 'Invoices' },
  { kind: 'payment', label: 'Payments' },
  { kind: 'refund', label: 'Refunds' },
  { kind: 'go', label: 'Pages' },
];

interface PaletteKindsProps {
  readonly kind: PaletteKind;
  readonly onKind: (kind: PaletteKind) => void;
}

export const PaletteKinds = ({ kind, onKind }: PaletteKindsProps) => (
  <div className="palette-kinds">
    {kinds.map((entry, index) => (
      <button
        key={entry.kind}
        type="button"
        tabIndex={-1}
        className="palette-kind"
        aria-pressed={entry.kind === kind}
        // The input keeps the focus.
        onPointerDown={(event) => {
          event.preventDefault();
          onKind(entry.kind);
        }}
      >
        {entry.label}
        <Kbd keys={String(index + 1)} />
      </button>
    ))}
  </div>
);
