import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { News } from '../shared/contract/news.ts';

// Everything that a page gets of this computer. Only texts cross: the desk parses them by the same
// contract as those that come over HTTP, so there is nothing to check or to know here.

/** Makes the text of an input; one that has none (a circle) is left for the desk to refuse. */
function textOf(input: unknown): string {
  try {
    return JSON.stringify(input) ?? '{}';
  } catch {
    return '';
  }
}

/** Hears a channel without ever handing on the event, which leads back to Electron. */
function hear<Message>(channel: string, listener: (message: Message) => void): () => void {
  const heard = (_event: IpcRendererEvent, message: Message): void => listener(message);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.off(channel, heard);
  };
}

const desk = Object.freeze({
  host: 'electron',
  /** Asks the desk. Which calls there are is for the desk to say. */
  call: async (name: string, input: unknown): Promise<unknown> =>
    JSON.parse(await ipcRenderer.invoke('tillbook:call', name, textOf(input))) as unknown,
  /** Hears what changed at the desk; answers how to stop. */
  onNews: (listener: (news: News) => void) => hear('tillbook:news', listener),
  /** Hears what was chosen in the menu bar, by the id of the command; answers how to stop. */
  onCommand: (listener: (id: string) => void) => hear('tillbook:command', listener),
});

contextBridge.exposeInMainWorld('tillbook', desk);
