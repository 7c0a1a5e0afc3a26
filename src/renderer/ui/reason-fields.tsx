import type { ReactNode } from 'react';
import { reasonWords } from '../words/methods.ts';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';

/** Why money goes back or is credited, in one word of a list. */
export type ReasonCode = keyof typeof reasonWords;

const reasons = (Object.keys(reasonWords) as ReasonCode[]).map((value) => ({
  value,
  label: reasonWords[value],
}));

interface ReasonSelectProps {
  readonly value: ReasonCode;
  readonly onChange: (code: ReasonCode) => void;
}

export const ReasonSelect = ({ value, onChange }: ReasonSelectProps) => (
  <Select label="Reason" value={value} onChange={onChange} options={reasons} />
);

interface ReasonNoteProps {
  readonly code: ReasonCode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly issue: ReactNode;
}

/** A few words of one's own for the paper; needed where the list had none that fits. */
export const ReasonNote = ({ code, value, onChange, issue }: ReasonNoteProps) => (
  <TextField
    label="Note"
    hint={code === 'other' ? 'say why; printed' : 'optional, printed'}
    value={value}
    onChange={onChange}
    issue={issue}
    most={500}
  />
);
