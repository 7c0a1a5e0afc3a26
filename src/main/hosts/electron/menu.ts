import type { MenuItemConstructorOptions } from 'electron';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** One line of a menu: what the system does itself, what a screen does, or a line between. */
export type MenuEntry =
  | { readonly role: Role }
  | { readonly label: string; readonly command: string; readonly keys?: string }
  | 'line';

/** One menu of the bar. */
export interface MenuPart {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** What the bar depends on. */
export interface MenuSetting {
  readonly onMac: boolean;
  readonly isPackaged: boolean;
}

const settings: MenuEntry = { label: '&Settings', command: 'go /settings', keys: 'Ctrl+,' };

const appMenu: MenuPart = {
  label: 'Tillbook',
  entries: [
    { role: 'about' },
    'line',
    settings,
    'line',
    { role: 'services' },
    'line',
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    'line',
    { role: 'quit' },
  ],
};

const fileMenu = ({ onMac }: MenuSetting): MenuPart => ({
  label: '&File',
  entries: [
    { label: 'Take &payment', command: 'take-payment', keys: 'Ctrl+Shift+P' },
    { label: 'Issue &invoice', command: 'issue-invoice', keys: 'Ctrl+I' },
    { label: '&Refund payment', command: 'refund-payment', keys: 'Ctrl+Shift+R' },
    { label: 'New &customer', command: 'new-customer' },
    'line',
    { label: 'Pri&nt', command: 'print', keys: 'Ctrl+P' },
    'line',
    ...(onMac
      ? [{ role: 'close' } as const]
      : [settings, 'line' as const, { role: 'quit' } as const]),
  ],
});

const editMenu: MenuPart = {
  label: '&Edit',
  entries: [
    { role: 'undo' },
    { role: 'redo' },
    'line',
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'delete' },
    { role: 'selectAll' },
    'line',
    { label: '&Find or do anything', command: 'palette', keys: 'Ctrl+K' },
    { label: 'Find c&ustomer', command: 'find-customer', keys: 'Ctrl+J' },
  ],
};

const viewMenu = ({ isPackaged }: MenuSetting): MenuPart => ({
  label: '&View',
  entries: [
    { label: '&Today', command: 'go /' },
    { label: '&Invoices', command: 'go /invoices' },
    { label: '&Payments', command: 'go /payments' },
    { label: '&Refunds', command: 'go /refunds' },
    { label: '&Customers', command: 'go /customers' },
    'line',
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    'line',
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : ['line' as const, { role: 'toggleDevTools' } as const]),
  ],
});

const windowMenu = ({ onMac }: MenuSetting): MenuPart => ({
  label: '&Window',
  entries: onMac
    ? [{ role: 'minimize' }, { role: 'zoom' }, 'line', { role: 'front' }]
    : [{ role: 'minimize' }, { role: 'close' }],
});

const helpMenu = ({ onMac }: MenuSetting): MenuPart => ({
  label: '&Help',
  entries: [
    { label: 'All &keys', command: 'shortcuts', keys: 'F1' },
    ...(onMac ? [] : ['line' as const, { role: 'about' } as const]),
  ],
});

/** The whole menu bar, described once for every system. */
export const menuBar = (setting: MenuSetting): readonly MenuPart[] => [
  ...(setting.onMac ? [appMenu] : []),
  fileMenu(setting),
  editMenu,
  viewMenu(setting),
  windowMenu(setting),
  helpMenu(setting),
];

/** The bar in Electron's words; `run` brings a command to the screen. */
export const menuTemplate = (
  parts: readonly MenuPart[],
  run: (command: string) => void,
): MenuItemConstructorOptions[] =>
  parts.map(({ label, entries }) => ({
    label,
    submenu: entries.map((entry) => itemOf(entry, run)),
  }));

function itemOf(entry: MenuEntry, run: (command: string) => void): MenuItemConstructorOptions {
  if (entry === 'line') return { type: 'separator' };
  if ('role' in entry) return { role: entry.role };
  const { label, command, keys } = entry;
  return {
    id: command,
    label,
    click: () => run(command),
    // The page hears its keys itself; here they are only printed, or both would act.
    ...(keys === undefined
      ? {}
      : { accelerator: keys.replace('Ctrl', 'CommandOrControl'), registerAccelerator: false }),
  };
}
