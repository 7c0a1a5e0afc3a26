import './progress-bar.css';

interface ProgressBarProps {
  /** What is being done: "Making a backup". */
  readonly label: string;
  /** What is looked at just now; read out when it changes. */
  readonly says?: string | undefined;
  readonly done: number;
  /** Nothing is known yet of how much there is while this is 0. */
  readonly total: number;
}

/** How far something long is. Work goes on meanwhile, and it says what it is at. */
export function ProgressBar({ label, says, done, total }: ProgressBarProps) {
  const known = total > 0;
  const percent = known ? Math.min(100, Math.floor((done * 100) / total)) : 0;
  return (
    <div className="progress">
      <div className="progress-words">
        <span className="strong">{label}</span>
        <span className="soft" role="status">
          {says}
        </span>
        <span className="progress-percent">{known ? `${String(percent)} %` : ''}</span>
      </div>
      <div
        className="progress-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? percent : undefined}
        aria-valuetext={known ? undefined : 'It begins'}
        data-unknown={known ? undefined : ''}
      >
        <div className="progress-done" style={{ width: `${String(percent)}%` }} />
      </div>
    </div>
  );
}
