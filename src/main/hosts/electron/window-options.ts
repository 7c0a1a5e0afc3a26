import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** What every page of ours is drawn under, spelled out so that no default can weaken it. */
const lockedDown = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  plugins: false,
  experimentalFeatures: false,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  enableWebSQL: false,
  spellcheck: false,
  safeDialogs: true,
} as const satisfies WebPreferences;

/** How the window of the desk opens. */
export const deskWindow = (options: {
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly isDark: boolean;
  readonly title: string;
}): BrowserWindowConstructorOptions => ({
  title: options.title,
  // The system keeps where the window was and how large, by this name.
  name: 'desk',
  windowStatePersistence: true,
  width: 1280,
  height: 820,
  minWidth: 720,
  minHeight: 520,
  // Shown when there is something to see, on the page's own ground (`--desk`).
  show: false,
  backgroundColor: options.isDark ? '#121411' : '#e9e5d9',
  webPreferences: {
    ...lockedDown,
    preload: options.preload,
    devTools: !options.isPackaged,
  },
});

/** How the unseen window opens in which paper is laid out: no preload, and no script at all. */
export const paperWindow = (partition: string): BrowserWindowConstructorOptions => ({
  show: false,
  width: 800,
  height: 600,
  webPreferences: {
    ...lockedDown,
    partition,
    javascript: false,
    devTools: false,
    backgroundThrottling: false,
  },
});
