import './button.css';
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { ariaKeys } from './keys.ts';
import { Spinner } from './spinner.tsx';
import { Tip } from './tip.tsx';

export interface ButtonProps {
  /** `primary` is the one usual next step of a view; `money` pays out, and nothing else is. */
  readonly kind?: 'primary' | 'money' | 'plain' | 'quiet' | undefined;
  readonly size?: 'small' | 'big' | undefined;
  readonly icon?: IconName | undefined;
  /** The key that does the same; printed on the button, bound elsewhere. */
  readonly keys?: string | undefined;
  /** Why this can't be pressed now: the rule, the figure, the way out. The button stays reachable. */
  readonly why?: string | undefined;
  readonly busy?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly autoFocus?: boolean | undefined;
  /** For a button that shows only its icon. */
  readonly label?: string | undefined;
  readonly form?: string | undefined;
  readonly expanded?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly children?: ReactNode;
}

const classesOf = (props: ButtonProps): string =>
  [
    'button',
    `button-${props.kind ?? 'plain'}`,
    props.size === undefined ? '' : `button-${props.size}`,
    props.children === undefined ? 'button-bare' : '',
  ].join(' ');

/** A thing to press. Says a verb, an object and, where money moves, the amount. */
export function Button(props: ButtonProps) {
  const { why, busy = false, label, keys } = props;
  const tipId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [tipped, setTipped] = useState(false);
  useImperativeHandle(props.ref, () => button.current as HTMLButtonElement);
  const tip = why ?? label;
  const off = why !== undefined || busy;
  const press = () => {
    // Where the button can't act, pressing it says why instead of doing nothing.
    if (off) setTipped(why !== undefined);
    else props.onPress?.();
  };
  return (
    <>
      <button
        ref={button}
        type={off ? 'button' : (props.type ?? 'button')}
        form={props.form}
        className={classesOf(props)}
        aria-disabled={off ? true : undefined}
        aria-label={label}
        aria-busy={busy ? true : undefined}
        aria-expanded={props.expanded}
        aria-describedby={why === undefined ? undefined : tipId}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        autoFocus={props.autoFocus}
        onClick={press}
        onPointerEnter={() => setTipped(true)}
        onPointerLeave={() => setTipped(false)}
        onFocus={(event) => setTipped(event.target.matches(':focus-visible'))}
        onBlur={() => setTipped(false)}
      >
        {busy ? <Spinner /> : <ButtonIcon name={why === undefined ? props.icon : 'lock'} />}
        {props.children}
        {keys === undefined || why !== undefined ? null : <Kbd keys={keys} />}
      </button>
      {tip === undefined ? null : (
        <Tip id={tipId} of={button} open={tipped}>
          {tip}
        </Tip>
      )}
    </>
  );
}

const ButtonIcon = ({ name }: { readonly name: IconName | undefined }) =>
  name === undefined ? null : <Icon name={name} />;
