import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PaperSize, PrintablePage } from '../../ports/printer.ts';
import { startDevtools } from './devtools.ts';
import { preparePage, type Send } from './paper-layout.ts';

/** A browser with one page, on which paper after paper is laid out and pressed into a PDF. */
export interface PaperPress {
  press(page: PrintablePage): Promise<Buffer>;
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/** How long a browser may take to put its things away. */
const graceMs = 3000;

/** Starts the browser, out of sight, in a profile of its own that goes away with it. */
export async function startPaperPress(program: string): Promise<PaperPress> {
  const profile = await mkdtemp(join(tmpdir(), 'tillbook-paper-'));
  const browser = startDevtools(program, [...flags(), `--user-data-dir=${profile}`, 'about:blank']);
  const close = async () => {
    const asked = browser.send('Browser.close').catch(() => {});
    await Promise.race([asked.then(() => browser.gone), setTimeout(graceMs, null, { ref: false })]);
    browser.kill();
    await browser.gone;
    // A browser that has just ended may still be letting go of its files.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  try {
    const session = await openPage((method, params) => browser.send(method, params));
    const send: Send = (method, params) => browser.send(method, params, session);
    const lay = await preparePage(send);
    return { gone: browser.gone, close, press: (page) => press(send, lay, page) };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function flags(): readonly string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    '--headless',
    '--remote-debugging-pipe',
    // As root Chromium starts only without its sandbox; as anyone else it keeps it.
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    // Paper needs nobody: whatever it might name is not found.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
  ];
}

/** The one page that the browser began with, as a session of its own. */
async function openPage(send: Send): Promise<string> {
  const { targetInfos } = await send('Target.getTargets');
  const targets = targetInfos as ReadonlyArray<{
    readonly type: string;
    readonly targetId: string;
  }>;
  const targetId =
    targets.find((target) => target.type === 'page')?.targetId ??
    (await send('Target.createTarget', { url: 'about:blank' }))['targetId'];
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  return String(sessionId);
}

async function press(
  send: Send,
  lay: (html: string) => Promise<void>,
  { html, size }: PrintablePage,
): Promise<Buffer> {
  await Promise.all([send('Emulation.setDeviceMetricsOverride', screens[size]), lay(html)]);
  const { data } = await send('Page.printToPDF', {
    printBackground: true,
    generateTaggedPDF: true,
    ...(size === 'roll' ? await rollSheet(send) : { preferCSSPageSize: true }),
  });
  return Buffer.from(String(data), 'base64');
}

const pixelsPerInch = 96;
const rollWidthInches = 80 / 25.4;

/** As wide as the paper; a roll is laid out on a window so low that only the text has a height. */
const screens: Readonly<Record<PaperSize, object>> = {
  a4: { width: 794, height: 1123, deviceScaleFactor: 1, mobile: false },
  letter: { width: 816, height: 1056, deviceScaleFactor: 1, mobile: false },
  roll: {
    width: Math.floor(rollWidthInches * pixelsPerInch),
    height: 1,
    deviceScaleFactor: 1,
    mobile: false,
  },
};

/** A roll is cut where the text ends: its height is measured, as no style can ask for it. */
async function rollSheet(send: Send): Promise<object> {
  const { cssContentSize } = await send('Page.getLayoutMetrics');
  const { height } = cssContentSize as { readonly height: number };
  return {
    paperWidth: rollWidthInches,
    // A pixel more, so that rounding never pushes the last line onto a second piece.
    paperHeight: (Math.ceil(height) + 1) / pixelsPerInch,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
  };
}
