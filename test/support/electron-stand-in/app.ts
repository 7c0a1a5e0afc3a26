import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { Preventable } from './preventable.ts';
import { BrowserWindow } from './window.ts';

/** Electron's application, as far as ours uses it, with Electron's own rules about before and after. */
class App extends EventEmitter {
  isPackaged = false;
  hasLock = true;
  isReady = false;
  readonly paths = new Map<string, string>();
  /** What was asked of it, in order. */
  readonly asked: string[] = [];
  exitCode: number | undefined;
  #ready = Promise.withResolvers<void>();
  #ended = Promise.withResolvers<number>();

  readonly setName = (name: string): void => void this.asked.push(`name ${name}`);
  readonly whenReady = (): Promise<void> => this.#ready.promise;

  readonly setPath = (name: string, path: string): void => {
    if (!existsSync(path)) throw new Error(`${path} does not exist.`);
    this.asked.push(`path ${name}`);
    this.paths.set(name, path);
  };

  readonly requestSingleInstanceLock = (): boolean => {
    this.asked.push('lock');
    return this.hasLock;
  };

  readonly enableSandbox = (): void => {
    if (this.isReady) throw new Error('enableSandbox comes before ready.');
    this.asked.push('sandbox');
  };

  /** Electron is ready once its entry has run to its end. */
  becomeReady(): void {
    if (this.exitCode !== undefined) return;
    this.isReady = true;
    this.#ready.resolve();
    this.emit('ready');
  }

  readonly quit = (): void => {
    this.emit('before-quit', new Preventable());
    for (const window of BrowserWindow.getAllWindows()) window.close();
    const event = new Preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  };

  readonly exit = (code = 0): void => {
    this.exitCode ??= code;
    this.#ended.resolve(this.exitCode);
  };

  /** The code it ended with, once it has. */
  readonly ended = (): Promise<number> => this.#ended.promise;
}

export const app = new App();
