import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import type { Contents } from './contents.ts';
import { invoke } from './ipc-main.ts';

/** Runs a preload as a sandboxed one runs: of Node it gets `require('electron')` and nothing else. */
export function runPreload(path: string, contents: Contents): void {
  const electron = Object.freeze({
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown): void => {
        if (Object.hasOwn(contents.mainWorld, key)) throw new Error(`${key} is exposed already.`);
        contents.mainWorld[key] = bridged(api);
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        invoke(channel, { sender: contents, senderFrame: contents.mainFrame }, args),
      on: (channel: string, listener: () => void) => void contents.heard.on(channel, listener),
      off: (channel: string, listener: () => void) => void contents.heard.off(channel, listener),
    },
  });
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload has no ${name}.`);
    return electron;
  };
  const module = { exports: {} };
  const script = new Script(readFileSync(path, 'utf8'), { filename: path });
  script.runInContext(createContext({ require, module, exports: module.exports }));
}

/**
 * What crosses the context bridge: functions stand for themselves, everything else is copied, and
 * the whole is frozen.
 */
function bridged(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]): unknown => bridged(value(...args.map(bridged)));
  }
  if (value !== null && typeof value === 'object' && 'then' in value) {
    return Promise.resolve(value).then(bridged);
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (!entries.some(([, member]) => typeof member === 'function')) return structuredClone(value);
  return Object.freeze(Object.fromEntries(entries.map(([key, member]) => [key, bridged(member)])));
}
