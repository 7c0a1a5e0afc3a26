import { useEffect, useRef } from 'react';
import { create } from 'zustand';

export type CommandGroup = 'do' | 'here' | 'go' | 'window';

/** Something that can be done. Menu, palette, shortcuts and the key itself all come from here. */
export interface Command {
  readonly id: string;
  readonly title: string;
  /** Other words under which somebody may look for it. */
  readonly also?: readonly string[] | undefined;
  /** `Ctrl+Shift+P`, `?`, `G T`; the first is the one that is printed. */
  readonly keys?: readonly string[] | undefined;
  readonly group: CommandGroup;
  readonly icon?: string | undefined;
  readonly run: () => void;
  /** Where it says no, the command is listed nowhere and its keys are free. */
  readonly enabled?: (() => boolean) | undefined;
  /** Works by its key only: moving around, which no list needs. */
  readonly silent?: boolean | undefined;
}

interface Registry {
  readonly lists: readonly (readonly Command[])[];
}

/** All commands that are there now, by the components that brought them. */
export const useCommandRegistry = create<Registry>()(() => ({ lists: [] }));

/** The commands that can be run now. A command brought later takes the place of its namesake. */
export function commandsNow(): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const list of useCommandRegistry.getState().lists) {
    for (const command of list) byId.set(command.id, command);
  }
  return [...byId.values()].filter((command) => command.enabled?.() ?? true);
}

/** Offers commands while a component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const signature = JSON.stringify(commands.map(({ id, title, keys }) => [id, title, keys]));
  useEffect(() => {
    // Each entry asks for the newest version of itself, so a render needs no new registration.
    const list = latest.current.map((command) => {
      const now = () => latest.current.find(({ id }) => id === command.id);
      return {
        ...command,
        run: () => now()?.run(),
        enabled: () => now()?.enabled?.() ?? true,
      };
    });
    useCommandRegistry.setState(({ lists }) => ({ lists: [...lists, list] }));
    return () =>
      useCommandRegistry.setState(({ lists }) => ({ lists: lists.filter((it) => it !== list) }));
  }, [signature]);
}
