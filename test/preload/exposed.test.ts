import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../scripts/setup/place.mjs';
import { electron, startTillbook } from '../support/electron-stand-in/start.ts';

// The built preload: everything that a page gets of this computer.

const twoMinutes = 120_000;
let tillbook: Awaited<ReturnType<typeof startTillbook>>;
beforeAll(async () => {
  tillbook = await startTillbook();
}, twoMinutes);
afterAll(() => tillbook.clear());

const world = () => tillbook.window.webContents.mainWorld;

describe('a page gets', () => {
  test('exactly this', () => {
    expect(Object.keys(world())).toEqual(['tillbook']);
    expect(Object.keys(tillbook.desk)).toEqual(['host', 'call', 'onNews', 'onCommand']);
    expect(tillbook.desk.host).toBe('electron');
  });

  test('something that it cannot change', () => {
    expect(Object.isFrozen(tillbook.desk)).toBe(true);
    expect(() => Object.assign(tillbook.desk, { call: () => undefined })).toThrow(TypeError);
  });

  test('no more code than that', () => {
    const code = readFileSync(at('out/preload/index.cjs'), 'utf8');
    expect(code.length).toBeLessThan(4000);
    const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(required).toEqual(['electron']);
    expect(code).not.toMatch(/sendSync|postMessage|webFrame|nativeImage|process\./);
  });
});

describe('what it hears', () => {
  const menuItem = (id: string) =>
    electron.Menu.bar
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .find((item) => item.id === id);

  test('is the id of a command, and never the event, until it stops', () => {
    const heard: unknown[][] = [];
    const stop = tillbook.desk.onCommand((...args) => heard.push(args));
    const choose = menuItem('refund-payment')?.click as (() => void) | undefined;
    choose?.();
    expect(heard).toEqual([['refund-payment']]);
    stop();
    choose?.();
    expect(heard).toHaveLength(1);
  });

  test('is news of what changed', () => {
    const heard: unknown[][] = [];
    tillbook.desk.onNews((...args) => heard.push(args));
    const news = { kind: 'changed', subjects: ['a'] };
    tillbook.window.webContents.send('tillbook:news', news);
    expect(heard).toEqual([[news]]);
  });
});

describe('what it asks', () => {
  test('may be left without an input', async () => {
    expect(await tillbook.desk.call('setup.status')).toMatchObject({ ok: true });
  });

  test('is refused by the desk where no text can be made of it', async () => {
    expect(await tillbook.desk.call('setup.status', { count: 1n })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    });
  });

  test('is refused by the desk where there is no such call', async () => {
    expect(await tillbook.desk.call('toString', {})).toMatchObject({
      ok: false,
      failure: { kind: 'unknown-call' },
    });
  });
});
