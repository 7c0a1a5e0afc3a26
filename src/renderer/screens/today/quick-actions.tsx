import { commandsNow, useCommandRegistry } from '../../state/commands.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ariaKeys } from '../../ui/keys.ts';

const usual = ['take-payment', 'issue-invoice', 'refund-payment', 'find-customer'];

/** What is done most, with its key; the same commands as everywhere. */
export function QuickActions() {
  useCommandRegistry();
  const commands = commandsNow().filter(({ id }) => usual.includes(id));
  return (
    <div className="quick-actions">
      {commands.map((command) => {
        const keys = command.keys?.[0];
        return (
          <button
            key={command.id}
            type="button"
            className="quick-action"
            aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
            onClick={command.run}
          >
            <Icon name={command.icon as IconName} />
            <span className="quick-action-title">{command.title}</span>
            {keys === undefined ? null : <Kbd keys={keys} />}
          </button>
        );
      })}
    </div>
  );
}
