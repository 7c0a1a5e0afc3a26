import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  electron,
  handled,
  invoke,
  startTillbook,
} from '../../../support/electron-stand-in/start.ts';

// The built application's one channel: who may ask over it.

const twoMinutes = 120_000;
let tillbook: Awaited<ReturnType<typeof startTillbook>>;
beforeAll(async () => {
  tillbook = await startTillbook();
}, twoMinutes);
afterAll(() => tillbook.clear());

const ask = async (event: object): Promise<unknown> =>
  JSON.parse(String(await invoke('tillbook:call', event, ['setup.status', '{}'])));

const unauthorized = {
  ok: false,
  failure: {
    kind: 'unauthorized',
    sentence: 'Only the window of this desk may ask it anything.',
  },
};

test('there is one channel', () => {
  expect([...handled.keys()]).toEqual(['tillbook:call']);
});

test('a thousand calls at once all have their answer', async () => {
  const calls = Array.from({ length: 1000 }, () => tillbook.desk.call('setup.status', {}));
  const replies: { ok: boolean }[] = await Promise.all(calls);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1000);
});

describe('an answer goes to', () => {
  const page = () => tillbook.window.webContents;

  test('our own page', async () => {
    expect(await ask({ sender: page(), senderFrame: page().mainFrame })).toMatchObject({
      ok: true,
      value: { ready: false, mode: 'live' },
    });
  });

  test('no frame in it, whatever its origin', async () => {
    for (const origin of ['app://tillbook', 'https://example.com', 'null']) {
      const senderFrame = { parent: page().mainFrame, origin, url: 'about:srcdoc' };
      expect(await ask({ sender: page(), senderFrame })).toEqual(unauthorized);
    }
  });

  test('no page of another origin', async () => {
    const origins = [
      'app://paper',
      'app://tillbook.example',
      'https://tillbook',
      'file://',
      'null',
    ];
    for (const origin of [...origins, 'app://tillbook:80', 'app://TILLBOOK', '']) {
      const senderFrame = { parent: null, origin, url: 'app://tillbook/index.html' };
      expect(await ask({ sender: page(), senderFrame }), origin).toEqual(unauthorized);
    }
  });

  test('no frame that is gone', async () => {
    expect(await ask({ sender: page(), senderFrame: null })).toEqual(unauthorized);
  });

  test('no other window', async () => {
    const other = new electron.BrowserWindow();
    const senderFrame = page().mainFrame;
    expect(await ask({ sender: other.webContents, senderFrame })).toEqual(unauthorized);
    other.destroy();
  });
});
