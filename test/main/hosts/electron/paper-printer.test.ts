import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPaperPrinter } from '../../../../src/main/hosts/electron/paper-printer.ts';
import { app, BrowserWindow, protocol } from '../../../support/electron-stand-in/electron.ts';
import type { Contents } from '../../../support/electron-stand-in/contents.ts';

vi.mock('electron', () => import('../../../support/electron-stand-in/electron.ts'));

beforeAll(() => {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
  app.becomeReady();
});

let mood: Partial<Contents> = {};
beforeEach(() => {
  mood = {};
  BrowserWindow.made.length = 0;
});
app.on('web-contents-created', (_event, contents: Contents) => Object.assign(contents, mood));

const page = (size: 'a4' | 'letter' | 'roll') =>
  ({ title: 'Receipt', html: '<!doctype html><p>Receipt</p>', size }) as const;
const made = () => {
  const [window] = BrowserWindow.made;
  if (window === undefined) throw new Error('No window was made.');
  return window;
};

// A session serves a scheme once, so there is one printer for as long as the program runs.
const printer = createPaperPrinter();

describe('a page of paper', () => {
  test('is laid out unseen, where no script runs and nothing can be fetched', async () => {
    await printer.pdf(page('a4'));
    const { options, webContents, did } = made();
    expect(options.show).toBe(false);
    expect(options.webPreferences).toEqual({
      allowRunningInsecureContent: false,
      backgroundThrottling: false,
      contextIsolation: true,
      devTools: false,
      enableWebSQL: false,
      experimentalFeatures: false,
      javascript: false,
      navigateOnDragDrop: false,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      partition: 'tillbook-paper',
      plugins: false,
      safeDialogs: true,
      sandbox: true,
      spellcheck: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(did).toEqual([]);
    expect(webContents.mainWorld).toEqual({});
    expect(webContents.page?.url).toMatch(/^app:\/\/paper\/[0-9a-f-]{36}$/);
    expect(webContents.page?.text).toBe('<!doctype html><p>Receipt</p>');
    const policy = webContents.page?.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'none'; connect-src 'none'");
    const elsewhere = ['https://example.com/', 'file:///etc/passwd', 'app://tillbook/index.html'];
    expect(elsewhere.filter((url) => webContents.session.lets(url))).toEqual([]);
  });

  test('leaves nothing behind: no window, no address', async () => {
    await printer.pdf(page('letter'));
    const { webContents } = made();
    expect(BrowserWindow.getAllWindows()).toEqual([]);
    const serve = webContents.session.served.get('app');
    expect((await serve?.(new Request(webContents.page?.url ?? '')))?.status).toBe(404);
  });

  test.each([
    ['a4', 8.2677, 11.6929],
    ['letter', 8.5, 11],
    // 479 pixels of text, and one for what was cut off, are 5 inches of paper.
    ['roll', 3.1496, 5],
  ] as const)('on %s becomes a PDF of that size', async (size, width, height) => {
    mood = { pageHeight: 479 };
    const pdf = await printer.pdf(page(size));
    expect(pdf).toMatchObject({ ok: true });
    expect(made().webContents.printed).toEqual([
      {
        how: 'pdf',
        options: {
          pageSize: { width: expect.closeTo(width, 3), height: expect.closeTo(height, 3) },
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
          printBackground: true,
          generateTaggedPDF: true,
        },
      },
    ]);
    const measured = made().webContents.debugger;
    expect(measured.attached).toBe(false);
    expect(measured.sent.map(({ method }) => method)).toEqual(
      size === 'roll'
        ? [
            'Emulation.setEmulatedMedia',
            'Emulation.setDeviceMetricsOverride',
            'Page.getLayoutMetrics',
          ]
        : [],
    );
  });

  test('goes to the printer with its size in thousandths of a millimetre', async () => {
    mood = { pageHeight: 479 };
    expect(await printer.print(page('roll'))).toEqual({ ok: true, value: undefined });
    expect(made().webContents.printed).toEqual([
      {
        how: 'print',
        options: { pageSize: { width: 80_000, height: 127_000 }, printBackground: true },
      },
    ]);
  });

  test('tells why it did not print', async () => {
    const causes: string[] = [];
    const moods: Partial<Contents>[] = [
      { printers: [] },
      { printing: [false, 'Print job canceled'] },
      { printing: [false, 'Print job failed'] },
      { printToPDF: () => Promise.reject(new Error('/home/ada/secret')) },
    ];
    for (const each of moods) {
      mood = each;
      const done = await (each.printToPDF ? printer.pdf(page('a4')) : printer.print(page('a4')));
      if (!done.ok) causes.push(`${done.failure.kind}: ${done.failure.cause}`);
    }
    expect(causes).toEqual([
      'no-printer: No printer is set up on this computer.',
      'no-printer: The printing was canceled.',
      'no-printer: The printer did not take it. See whether it is on and has paper.',
      'no-pdf: The page could not be laid out (Error).',
    ]);
    expect(BrowserWindow.getAllWindows()).toEqual([]);
  });

  test('is given up when the desk closes', async () => {
    const never = Promise.withResolvers<Buffer>();
    mood = { printToPDF: () => never.promise };
    const pdf = printer.pdf(page('a4'));
    await vi.waitFor(() => expect(BrowserWindow.getAllWindows()).toHaveLength(1));
    await printer.close();
    expect(BrowserWindow.getAllWindows()).toEqual([]);
    never.reject(new Error('gone'));
    expect(await pdf).toMatchObject({ ok: false });
  });
});
