import './field.css';
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

/** What every field has: words above, a hint at their right, help and trouble below. */
export interface FieldWords {
  readonly label: string;
  /** Short, at the right of the label: a limit, a key, "optional". */
  readonly hint?: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong and what to do; shown instead of the help. */
  readonly issue?: ReactNode;
  /** The label is there for those who can't see the place it stands in. */
  readonly labelHidden?: boolean | undefined;
}

/** What the input of a field carries, so that its words belong to it. */
export interface FieldAids {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps extends FieldWords {
  readonly children: (aids: FieldAids) => ReactNode;
}

const isNothing = (node: ReactNode): boolean =>
  node === undefined || node === null || node === '' || node === false;

/** Label, hint, help and trouble around any input. */
export function Field({ label, hint, help, issue, labelHidden, children }: FieldProps) {
  const id = useId();
  const wordsId = `${id}-words`;
  const wrong = !isNothing(issue);
  return (
    <div className="field">
      <div className={labelHidden === true ? 'hidden-words' : 'field-cap'}>
        <label htmlFor={id}>{label}</label>
        {isNothing(hint) ? null : <span className="field-hint">{hint}</span>}
      </div>
      {children({ id, 'aria-describedby': wordsId, 'aria-invalid': wrong ? true : undefined })}
      <FieldFoot id={wordsId} help={help} issue={issue} />
    </div>
  );
}

interface FieldFootProps {
  readonly id: string;
  readonly help?: ReactNode;
  readonly issue?: ReactNode;
}

/** The line under a field, for groups that are not one input. */
export function FieldFoot({ id, help, issue }: FieldFootProps) {
  const wrong = !isNothing(issue);
  return (
    <div id={id} className="field-foot" aria-live="polite">
      {wrong ? (
        <span className="field-issue">
          <Icon name="warning" size={14} />
          <span>{issue}</span>
        </span>
      ) : isNothing(help) ? null : (
        <span className="field-help">{help}</span>
      )}
    </div>
  );
}
