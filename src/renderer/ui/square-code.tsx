import './square-code.css';
import { encode } from 'uqr';

interface SquareCodeProps {
  /** What a phone reads from it. */
  readonly of: string;
  readonly label: string;
}

/** The quiet edge that readers need around it. */
const border = 4;

/** A square code for a phone's camera: always dark on light, as many phones can't read the reverse. */
export function SquareCode({ of, label }: SquareCodeProps) {
  const { data, size } = encode(of.toWellFormed(), { ecc: 'M', border });
  const cells = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className="square-code"
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={cells.join('')} />
    </svg>
  );
}
