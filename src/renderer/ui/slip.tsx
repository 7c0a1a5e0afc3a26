import './slip.css';

interface SlipProps {
  readonly heading: string;
  readonly amount?: string | undefined;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

/** What the customer will hold, shown small. Paper stays light in the dark. */
export const Slip = ({ heading, amount, lines }: SlipProps) => (
  <div className="slip-place">
    <div className="slip">
      <div className="slip-heading">
        <span>{heading}</span>
        <span>{amount}</span>
      </div>
      {lines.map((line) => (
        <div key={`${line.label} ${line.value}`} className="slip-line">
          <span>{line.label}</span>
          <span>{line.value}</span>
        </div>
      ))}
    </div>
  </div>
);
