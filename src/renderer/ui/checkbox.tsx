import './choice.css';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly help?: ReactNode;
}

/** A yes or a no. */
export const Checkbox = ({ checked, onChange, children, help }: CheckboxProps) => (
  <label className="checkbox">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span className="checkbox-tick">{checked ? <Icon name="done" size={12} /> : null}</span>
    <span>
      {children}
      {help === undefined ? null : <span className="checkbox-help">{help}</span>}
    </span>
  </label>
);
