// Stands in for the module `electron`, for the built bundles to run on where Electron's own
// runtime can't be had. It is strict where Electron is: about before and after ready, about names
// used twice, and about what can be copied from process to process.
import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { privileged, session } from './session.ts';
import { BrowserWindow } from './window.ts';

export { app, BrowserWindow, session };
export { ipcMain } from './ipc-main.ts';

BrowserWindow.onMade = (window) => {
  if (!app.isReady) throw new Error('Windows come after ready.');
  app.emit('web-contents-created', {}, window.webContents);
};
BrowserWindow.onLastClosed = () => void app.emit('window-all-closed');

interface PrivilegedScheme {
  readonly scheme: string;
  readonly privileges: Record<string, boolean>;
}

export const protocol = {
  ...session.defaultSession.protocol,
  registerSchemesAsPrivileged: (schemes: readonly PrivilegedScheme[]): void => {
    if (app.isReady) throw new Error('Schemes are registered before ready.');
    for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges);
  },
};

/** What a person was shown. */
export const shown: { readonly title: string; readonly text: string }[] = [];
export const dialog = {
  showErrorBox: (title: string, text: string): void => void shown.push({ title, text }),
};

/** What was opened outside. */
export const opened: string[] = [];
export const shell = {
  openExternal: async (url: string): Promise<void> => void opened.push(url),
};

export const Menu = {
  bar: [] as MenuItemConstructorOptions[],
  /** The menus that came up under the mouse. */
  popped: [] as MenuItemConstructorOptions[][],
  buildFromTemplate: (template: MenuItemConstructorOptions[]) =>
    Object.assign(template, { popup: (): void => void Menu.popped.push(template) }),
  setApplicationMenu: (template: MenuItemConstructorOptions[]): void => {
    Menu.bar = template;
  },
};

export const nativeTheme = { shouldUseDarkColors: false };

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text: string) => Buffer.from(`sealed ${text}`),
  decryptStringAsync: async (sealed: Buffer) => ({
    result: sealed.toString().replace(/^sealed /, ''),
    shouldReEncrypt: false,
  }),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};
