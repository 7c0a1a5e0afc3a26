import type { News } from '../../shared/contract/news.ts';

/** How calls reach the desk and its news come back. */
export interface Transport {
  readonly host: 'electron' | 'browser';
  /** The desk's reply as it came; throws where no reply came. */
  readonly send: (name: string, input: unknown) => Promise<unknown>;
  /** Hears the desk's news; `onSilence` where the line to it broke. */
  readonly onNews: (listener: (news: News) => void, onSilence: () => void) => () => void;
  /** Hears what was chosen in a menu bar outside the page, by the id of the command. */
  readonly onCommand: (listener: (id: string) => void) => () => void;
}

/** What Electron's preload puts on the window. */
interface PreloadedDesk {
  readonly host: 'electron';
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly onNews: (listener: (news: News) => void) => () => void;
  readonly onCommand?: (listener: (id: string) => void) => () => void;
}

declare global {
  interface Window {
    readonly tillbook?: PreloadedDesk;
  }
}

/** The desk in the same application. */
export const electronTransport = (desk: PreloadedDesk): Transport => ({
  host: 'electron',
  send: desk.call,
  onNews: (listener) => desk.onNews(listener),
  onCommand: (listener) => desk.onCommand?.(listener) ?? (() => undefined),
});
