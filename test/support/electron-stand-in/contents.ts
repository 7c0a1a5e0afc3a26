import { EventEmitter } from 'node:events';
import type { WindowOpenHandlerResponse } from 'electron';
import { Preventable } from './preventable.ts';
import type { Session } from './session.ts';

/** A frame, as calls over IPC name it. */
export interface Frame {
  readonly parent: Frame | null;
  readonly origin: string;
  readonly url: string;
}

interface Page {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

/** What the page of a window can reach, and what the outside can do to it. */
export class Contents extends EventEmitter {
  readonly session: Session;
  page: Page | undefined;
  mainFrame: Frame = { parent: null, origin: 'null', url: '' };
  /** What the preload put on the page's window. */
  readonly mainWorld: Record<string, unknown> = {};
  /** Where the preload hears messages. */
  readonly heard = new EventEmitter();
  readonly printed: { readonly how: 'pdf' | 'print'; readonly options: unknown }[] = [];
  printers: readonly object[] = [{ name: 'Desk' }];
  printing: readonly [printed: boolean, reason: string] = [true, ''];
  reloads = 0;
  #openHandler: ((details: { url: string }) => WindowOpenHandlerResponse) | undefined;

  constructor(session: Session) {
    super();
    this.session = session;
  }

  /** The page is there. */
  arrive(page: Page, origin: string): void {
    this.page = page;
    this.mainFrame = { parent: null, origin, url: page.url };
  }

  send(channel: string, ...args: unknown[]): void {
    // What crosses is a copy, and what can't be copied can't cross.
    this.heard.emit(channel, { sender: 'Electron' }, ...structuredClone(args));
  }

  setWindowOpenHandler(handler: (details: { url: string }) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  /** What becomes of `window.open`. */
  opens = (url: string): 'allow' | 'deny' => this.#openHandler?.({ url }).action ?? 'allow';

  /** Fires an event that can be refused; says whether it was. */
  refuses(event: string, details: object = {}, ...rest: unknown[]): boolean {
    const preventable = Object.assign(new Preventable(), details);
    this.emit(event, preventable, ...rest);
    return preventable.defaultPrevented;
  }

  reload(): void {
    this.reloads += 1;
  }

  readonly getPrintersAsync = async (): Promise<readonly object[]> => this.printers;

  async printToPDF(options: unknown): Promise<Buffer> {
    this.printed.push({ how: 'pdf', options });
    return Buffer.from('%PDF-1.7 stand-in');
  }

  print(options: unknown, done: (printed: boolean, reason: string) => void): void {
    this.printed.push({ how: 'print', options });
    setImmediate(() => done(...this.printing));
  }

  /** The length that a page of paper is measured to have. */
  pageHeight = 480;
  readonly debugger = {
    sent: [] as { readonly method: string; readonly params: unknown }[],
    attached: false,
    attach: (): void => {
      if (this.debugger.attached) throw new Error('Attached already.');
      this.debugger.attached = true;
    },
    detach: (): void => void (this.debugger.attached = false),
    sendCommand: async (method: string, params?: unknown): Promise<unknown> => {
      if (!this.debugger.attached) throw new Error('Nothing is attached.');
      this.debugger.sent.push({ method, params });
      return method === 'Page.getLayoutMetrics'
        ? { cssContentSize: { height: this.pageHeight } }
        : {};
    },
  };
}
