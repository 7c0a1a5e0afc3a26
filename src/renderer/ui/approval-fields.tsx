import './approval-fields.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { Note } from './note.tsx';
import { PinField } from './pin-field.tsx';
import { Select } from './select.tsx';

/** Another person who agrees, with their own PIN. It is never kept anywhere. */
export interface Approval {
  readonly staffId: string;
  readonly pin: string;
}

export const nobody: Approval = { staffId: '', pin: '' };

interface ApprovalFieldsProps {
  /** Why another person is needed; left out once that was said and something else is wrong. */
  readonly because: ReactNode;
  /** What is wrong with the PIN. */
  readonly issue: ReactNode;
  readonly managers: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly value: Approval;
  readonly onChange: (part: Partial<Approval>) => void;
  /** Whether it takes the focus: not while somebody is still typing elsewhere. */
  readonly leads?: boolean | undefined;
  /** Said where nobody else can agree. */
  readonly none: string;
}

/** Who agrees, here and now, by their own PIN. */
export function ApprovalFields(props: ApprovalFieldsProps) {
  const { because, issue, managers, value, onChange, leads = true, none } = props;
  const pinField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (leads) pinField.current?.focus();
  }, [leads, managers.length]);
  const only = managers.length === 1 ? managers[0] : undefined;
  useEffect(() => {
    // Where only one other person can agree, there is nothing to choose.
    if (value.staffId === '' && only !== undefined) onChange({ staffId: only.id });
  }, [value.staffId, only, onChange]);
  return (
    <div className="approval">
      <Note kind="warning" title="Another person must agree." live>
        {because}
      </Note>
      {managers.length === 0 ? (
        <p className="small soft">{none}</p>
      ) : (
        <div className="approval-fields">
          <Select
            label="Approved by"
            value={value.staffId === '' ? undefined : value.staffId}
            onChange={(staffId) => onChange({ staffId })}
            options={managers.map((one) => ({ value: one.id, label: one.name }))}
          />
          <PinField
            label="Their PIN"
            value={value.pin}
            onChange={(pin) => onChange({ pin })}
            issue={issue}
            ref={pinField}
          />
        </div>
      )}
    </div>
  );
}
