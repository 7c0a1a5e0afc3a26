import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { Contents } from './contents.ts';
import { runPreload } from './preload.ts';
import { privileged, session } from './session.ts';

const open = new Set<BrowserWindow>();

/** A window that remembers how it was made and what it loaded. */
export class BrowserWindow extends EventEmitter {
  /** Every window that was ever made. */
  static readonly made: BrowserWindow[] = [];
  static getAllWindows = (): BrowserWindow[] => [...open];

  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: Contents;
  readonly did: string[] = [];
  minimized = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const { name } = options;
    if (name !== undefined && [...open].some((other) => other.options.name === name)) {
      throw new Error(`A window is named ${name} already.`);
    }
    const { partition } = options.webPreferences ?? {};
    const own = partition === undefined ? session.defaultSession : session.fromPartition(partition);
    this.options = options;
    this.webContents = new Contents(own);
    open.add(this);
    BrowserWindow.made.push(this);
    BrowserWindow.onMade(this);
  }

  /** Set by the application, which tells whoever listens. */
  static onMade: (window: BrowserWindow) => void = () => undefined;

  async loadURL(url: string): Promise<void> {
    const { protocol, host } = new URL(url);
    const serve = this.webContents.session.served.get(protocol.slice(0, -1));
    if (serve === undefined || !privileged.has(protocol.slice(0, -1)))
      throw new Error('ERR_FAILED');
    if (!this.webContents.session.lets(url)) throw new Error('ERR_BLOCKED_BY_CLIENT');
    const response = await serve(new Request(url));
    if (this.isDestroyed()) throw new Error('ERR_ABORTED');
    if (!response.ok) throw new Error(`ERR_FAILED ${String(response.status)}`);
    const page = { url, headers: response.headers, text: await response.text() };
    this.webContents.arrive(page, `${protocol}//${host}`);
    const { preload } = this.options.webPreferences ?? {};
    if (preload !== undefined) runPreload(preload, this.webContents);
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  isMinimized = (): boolean => this.minimized;
  isDestroyed = (): boolean => !open.has(this);
  show = (): void => void this.did.push('show');
  focus = (): void => void this.did.push('focus');
  restore = (): void => {
    this.minimized = false;
    this.did.push('restore');
  };
  close = (): void => this.destroy();
  destroy(): void {
    if (!open.delete(this)) return;
    this.emit('closed');
    if (open.size === 0) BrowserWindow.onLastClosed();
  }

  static onLastClosed: () => void = () => undefined;
}
