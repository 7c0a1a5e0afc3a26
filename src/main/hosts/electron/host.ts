import {
  app,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
  type WebContents,
} from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Desk, openDesk } from '../../desk.ts';
import { systemClock } from '../../ports/clock.ts';
import { systemRandomness } from '../../ports/randomness.ts';
import { answerCall } from './answer-call.ts';
import { createDeskWindow, type DeskWindow } from './desk-window.ts';
import { externalLink } from './external-links.ts';
import type { Entry } from './gate.ts';
import { guardContents } from './guard-contents.ts';
import { guardSession } from './guard-session.ts';
import { createKeychainSecrets } from './keychain-secrets.ts';
import { createLimiter } from './limits.ts';
import { menuBar, menuTemplate } from './menu.ts';
import { isOurs, scheme } from './origin.ts';
import { readPageFiles } from '../../bridge/page-files.ts';
import { createPaperPrinter } from './paper-printer.ts';
import { closeBeforeQuit } from './quit.ts';
import { servePages } from './serve-pages.ts';
import { startFailureSentence } from './start-failure.ts';
import { troubleLog } from './trouble-log.ts';
import { deskWindow } from './window-options.ts';

/** Opens Tillbook in Electron. The window is drawn while the book is being opened. */
export async function open(entry: Entry): Promise<void> {
  let standInUrl: string | null = null;
  const complain = troubleLog(entry.dataDir, () => new Date().toISOString());
  stopWhereBroken(complain, entry);
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, {
      mayOpen: (url) => externalLink(url, standInUrl),
      openOutside: (url) => void shell.openExternal(url),
    }),
  );
  await app.whenReady();

  const desk = openTheDesk(entry, complain);
  const window = createDeskWindow(() =>
    deskWindow({
      preload: join(builtFolder, '../preload/index.cjs'),
      isPackaged: app.isPackaged,
      isDark: nativeTheme.shouldUseDarkColors,
      title: entry.mode === 'practice' ? 'Tillbook (practice)' : 'Tillbook',
    }),
  );
  closeBeforeQuit(async () => (await desk).close());
  serveOurPages();
  answerTheWindow(window, desk, complain);
  followTheSystem(window);
  window.show();
  try {
    const opened = await desk;
    opened.onNews((news) => window.send('tillbook:news', news));
    standInUrl = opened.standInUrl();
  } catch (cause) {
    complain({ reference: 'START', call: 'start', cause });
    fatal(startFailureSentence(cause, entry.dataDir));
  }
}

/** Everything is bundled into out/main, whatever file it was written in. */
const builtFolder = dirname(fileURLToPath(import.meta.url));

type Complain = ReturnType<typeof troubleLog>;

const openTheDesk = ({ dataDir, mode, stripeUrl }: Entry, complain: Complain): Promise<Desk> =>
  openDesk({
    dataDir,
    mode,
    stripeUrl,
    ports: {
      clock: systemClock,
      randomness: systemRandomness,
      secrets: createKeychainSecrets(safeStorage, dataDir, process.platform),
      printer: createPaperPrinter(),
      complain,
    },
  });

function serveOurPages(): void {
  guardSession(session.defaultSession, mayLoad);
  protocol.handle(scheme, servePages(readPageFiles(join(builtFolder, '../renderer'))));
}

/** Our page and what it makes itself; while developing also the tools to look into it. */
const mayLoad = (url: string): boolean =>
  isOurs(url.replace(/^blob:/, '')) ||
  url.startsWith('data:') ||
  (!app.isPackaged && url.startsWith('devtools:'));

function answerTheWindow(window: DeskWindow, desk: Promise<Desk>, complain: Complain): void {
  const answering = {
    ask: async (name: string, input: unknown) => (await desk).ask(name, input),
    isDeskWindow: (contents: WebContents) => window.holds(contents),
    limiter: createLimiter(1000, 2000, () => performance.now()),
    complain,
  };
  ipcMain.handle('tillbook:call', (event, name: unknown, text: unknown) =>
    answerCall(answering, event, name, text),
  );
}

/** The menu bar, a second start, the dock, and the last window closed. */
function followTheSystem(window: DeskWindow): void {
  const onMac = process.platform === 'darwin';
  const bar = menuTemplate(menuBar({ onMac, isPackaged: app.isPackaged }), (command) => {
    if (!window.send('tillbook:command', command)) window.show();
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(bar));
  // What the taskbar groups our windows by; the installer gives its shortcut the same.
  if (process.platform === 'win32') app.setAppUserModelId('app.tillbook.desk');
  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {
    if (!onMac) app.quit();
  });
}

/** What should never happen ends the program: going on wrong could cost more than starting again. */
function stopWhereBroken(complain: Complain, { dataDir }: Entry): void {
  const stop = (cause: unknown): void => {
    complain({ reference: 'CRASH', call: 'host', cause });
    fatal(
      `Tillbook had to stop; everything it had confirmed is in the book, and trouble.log in ${dataDir} says what happened.`,
    );
  };
  process.on('uncaughtException', stop);
  process.on('unhandledRejection', stop);
}

function fatal(sentence: string): void {
  dialog.showErrorBox('Tillbook', sentence);
  app.exit(1);
}
