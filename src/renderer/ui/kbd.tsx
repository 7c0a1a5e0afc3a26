import './kbd.css';
import { printKeys } from './keys.ts';

/** A key as it is printed on a control. */
export const Kbd = ({ keys }: { readonly keys: string }) => (
  <kbd className="kbd">{printKeys(keys)}</kbd>
);
