import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { at } from '../../../../scripts/setup/place.mjs';
import { menuBar, menuTemplate } from '../../../../src/main/hosts/electron/menu.ts';

const settings = [true, false].flatMap((onMac) =>
  [true, false].map((isPackaged) => ({ onMac, isPackaged })),
);

describe.each(settings)('the menu bar %o', (setting) => {
  const bar = menuBar(setting);
  const entries = bar.flatMap(({ entries: own }) => own);

  test('has the menus that people look for', () => {
    const labels = bar.map(({ label }) => label.replace('&', ''));
    const usual = ['File', 'Edit', 'View', 'Window', 'Help'];
    expect(labels).toEqual(setting.onMac ? ['Tillbook', ...usual] : usual);
  });

  test('offers nothing twice, no reload, and no tools where it is installed', () => {
    const names = entries.flatMap((entry) =>
      entry === 'line' ? [] : ['role' in entry ? entry.role : entry.command],
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('reload');
    expect(names).not.toContain('forceReload');
    expect(names.includes('toggleDevTools')).toBe(!setting.isPackaged);
    expect(names).toContain('quit');
  });

  test('gives each menu letters of its own to press with Alt', () => {
    for (const { entries: own } of bar) {
      const letters = own.flatMap((entry) =>
        entry === 'line' || !('label' in entry) ? [] : (/&(.)/.exec(entry.label)?.[1] ?? []),
      );
      const lower = letters.map((letter) => letter.toLowerCase());
      expect(new Set(lower).size, lower.join('')).toBe(lower.length);
    }
  });

  test('brings each command to the screen and takes no key from it', () => {
    const run: string[] = [];
    const items = menuTemplate(bar, (command) => run.push(command)).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    );
    for (const item of items) {
      (item.click as (() => void) | undefined)?.();
      if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false);
    }
    expect(run).toContain('refund-payment');
    expect(items.map(({ id }) => id).filter((id) => id !== undefined)).toEqual(run);
  });
});

test('the screens know every command of the menu', () => {
  const screens = globSync('src/renderer/**/*.{ts,tsx}', { cwd: at('.') })
    .map((file) => readFileSync(at(file), 'utf8'))
    .join('\n');
  const commands = menuBar({ onMac: false, isPackaged: true }).flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry !== 'line' && 'command' in entry ? [entry.command] : [])),
  );
  const unknown = commands.filter((command) => {
    const name = command.startsWith('go ') ? `href: '${command.slice(3)}'` : `id: '${command}'`;
    return !screens.includes(name);
  });
  expect(unknown).toEqual([]);
});
