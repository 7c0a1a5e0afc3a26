import { joinWords as words } from '../words/sync.ts';
import { TextField } from './text-field.tsx';

interface HubFieldsProps {
  readonly hubUrl: string;
  readonly code: string;
  readonly onChange: (part: { readonly hubUrl?: string; readonly code?: string }) => void;
  readonly issue: (path: 'hubUrl' | 'code') => string | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** Where the hub is, and the code by which one may come. */
export const HubFields = ({ hubUrl, code, onChange, issue, autoFocus }: HubFieldsProps) => (
  <>
    <TextField
      label={words.address}
      hint={words.addressHint}
      value={hubUrl}
      onChange={(value) => onChange({ hubUrl: value })}
      issue={issue('hubUrl')}
      autoFocus={autoFocus}
      most={500}
    />
    <TextField
      label={words.code}
      hint={words.codeHint}
      value={code}
      onChange={(value) => onChange({ code: value.toUpperCase() })}
      issue={issue('code')}
      most={100}
    />
  </>
);
