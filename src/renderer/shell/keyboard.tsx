import { useEffect } from 'react';
import { onCommand } from '../bridge/client.ts';
import { commandsNow, useCommandRegistry } from '../state/commands.ts';
import { useOverlays } from '../state/overlays.ts';
import { useKeys } from '../ui/use-keys.ts';

/** Runs every command that is there now: by its keys, and from the application's own menu bar. */
export function Keyboard() {
  const overlay = useOverlays(({ open }) => open);
  // Taken from the registry at each render, so that it follows what is on screen.
  useCommandRegistry();
  const bindings: Record<string, () => void> = {};
  if (overlay === undefined) {
    for (const command of commandsNow()) {
      for (const keys of command.keys ?? []) bindings[keys] = command.run;
    }
  }
  useKeys(bindings, 'window');
  useEffect(
    () =>
      onCommand((id) =>
        commandsNow()
          .find((it) => it.id === id)
          ?.run(),
      ),
    [],
  );
  return null;
}
