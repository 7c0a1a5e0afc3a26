import './shortcuts.css';
import { type Command, type CommandGroup, commandsNow } from '../state/commands.ts';
import { useOverlays } from '../state/overlays.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';

interface KeyLine {
  readonly title: string;
  readonly keys: readonly string[];
}

const groups: readonly { readonly group: CommandGroup; readonly title: string }[] = [
  { group: 'here', title: 'On this page' },
  { group: 'do', title: 'Do' },
  { group: 'go', title: 'Go to' },
  { group: 'window', title: 'Window' },
];

/** Keys that belong to parts rather than to commands. */
const everywhere: readonly KeyLine[] = [
  { title: 'Move in a table, open the row', keys: ['ArrowUp', 'ArrowDown', 'Enter'] },
  { title: 'Confirm a form', keys: ['Ctrl+Enter'] },
  { title: 'Leave, and keep the draft', keys: ['Escape'] },
  { title: 'In a date: today, next, previous day', keys: ['T', '+', '-'] },
];

/** Every key there is here and now, from the same list that the keys themselves come from. */
export function Shortcuts() {
  const { open, hide } = useOverlays();
  const shown = open === 'shortcuts';
  return (
    <Dialog title="Keys" size="wide" open={shown} onClose={hide}>
      {shown ? <KeyLists commands={commandsNow()} /> : null}
    </Dialog>
  );
}

const KeyLists = ({ commands }: { readonly commands: readonly Command[] }) => (
  <div className="key-lists">
    {groups.map(({ group, title }) => (
      <KeyList
        key={group}
        title={title}
        lines={commands
          .filter((command) => command.group === group)
          .map((command) => ({ title: command.title, keys: command.keys ?? [] }))}
      />
    ))}
    <KeyList title="Everywhere" lines={everywhere} />
  </div>
);

function KeyList({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  const withKeys = lines.filter((line) => line.keys.length > 0);
  if (withKeys.length === 0) return null;
  return (
    <section className="key-list">
      <h3>{title}</h3>
      <dl>
        {withKeys.map((line) => (
          <div key={line.title} className="key-line">
            <dt>{line.title}</dt>
            <dd>
              {line.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
