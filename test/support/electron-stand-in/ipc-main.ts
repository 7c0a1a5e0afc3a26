type Listener = (event: object, ...args: unknown[]) => unknown;

/** What handles which channel. */
export const handled = new Map<string, Listener>();

export const ipcMain = {
  handle: (channel: string, listener: Listener): void => {
    if (handled.has(channel)) throw new Error(`${channel} is handled already.`);
    handled.set(channel, listener);
  },
};

/** Calls a channel as a page does: what crosses, either way, is a copy. */
export async function invoke(
  channel: string,
  event: object,
  args: readonly unknown[],
): Promise<unknown> {
  const listener = handled.get(channel);
  if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await listener(event, ...(structuredClone(args) as unknown[])));
}
