import './select.css';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly keys?: string | undefined;
  /** Why it can't be done now; then it is listed and does nothing. */
  readonly why?: string | undefined;
  readonly run: () => void;
}

interface MenuProps {
  /** What the button is called where it shows only an icon. */
  readonly label?: string | undefined;
  readonly actions: readonly MenuAction[];
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** More that can be done here. */
export const Menu = ({ label, actions, className, children }: MenuProps) => (
  <MenuTrigger>
    <AriaButton
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={className ?? 'button button-plain button-bare'}
    >
      {children ?? <Icon name="more" />}
    </AriaButton>
    <Popover className="option-popover" offset={4}>
      <AriaMenu
        className="options"
        onAction={(key) => {
          const action = actions.find(({ id }) => id === key);
          if (action?.why === undefined) action?.run();
        }}
      >
        {actions.map((action) => (
          <MenuItem
            key={action.id}
            id={action.id}
            textValue={action.label}
            className={action.why === undefined ? 'option' : 'option option-off'}
          >
            {action.icon === undefined ? <span /> : <Icon name={action.icon} />}
            <span>
              {action.label}
              {action.why === undefined ? null : <span className="option-why">{action.why}</span>}
            </span>
            {action.keys === undefined ? null : <Kbd keys={action.keys} />}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
