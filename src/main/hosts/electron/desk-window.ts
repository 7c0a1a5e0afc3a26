import { BrowserWindow, type BrowserWindowConstructorOptions, type WebContents } from 'electron';
import { offerTextMenu } from './context-menu.ts';
import { indexUrl } from './origin.ts';

/** The one window of the desk, opened anew where it was closed. */
export interface DeskWindow {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Tells its page something; says whether there was one to tell. */
  send(channel: 'tillbook:news' | 'tillbook:command', message: unknown): boolean;
  /** Whether these are its contents. */
  holds(contents: WebContents): boolean;
}

/** Keeps the window of the desk. */
export function createDeskWindow(options: () => BrowserWindowConstructorOptions): DeskWindow {
  let window: BrowserWindow | null = null;

  const openWindow = (): void => {
    const opened = new BrowserWindow(options());
    window = opened;
    opened.once('ready-to-show', () => opened.show());
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
    drawAgainAfterCrash(opened);
    offerTextMenu(opened.webContents);
    // A page of our own can only fail to load where the program is damaged; it then stays blank.
    void opened.loadURL(indexUrl).catch(() => opened.show());
  };

  return {
    show() {
      if (window === null) return openWindow();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    send(channel, message) {
      if (window === null) return false;
      window.webContents.send(channel, message);
      return true;
    },
    holds: (contents) => window !== null && contents === window.webContents,
  };
}

const soonMs = 10_000;

/** What was typed is kept by the page itself, so drawing it again is all there is to do. */
function drawAgainAfterCrash(window: BrowserWindow): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    const isLoop = now - lastMs < soonMs;
    lastMs = now;
    if (!isLoop) window.webContents.reload();
  });
}
