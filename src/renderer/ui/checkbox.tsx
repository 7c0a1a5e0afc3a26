import './choice.css';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly help?: ReactNode;
  /** Why it can't be changed now; it stays reachable and says so. */
  readonly why?: string | undefined;
}

/** A yes or a no. */
export const Checkbox = ({ checked, onChange, children, help, why }: CheckboxProps) => (
  <label className="checkbox">
    <input
      type="checkbox"
      checked={checked}
      aria-disabled={why === undefined ? undefined : true}
      onChange={(event) => (why === undefined ? onChange(event.target.checked) : undefined)}
    />
    <span className="checkbox-tick">{checked ? <Icon name="done" size={12} /> : null}</span>
    <span>
      {children}
      {help === undefined ? null : <span className="checkbox-help">{help}</span>}
      {why === undefined ? null : <span className="checkbox-help">{why}</span>}
    </span>
  </label>
);
