/** What the person who starts Tillbook may say on the command line. */
export interface Wishes {
  readonly practice: boolean;
  /** Where the book is, in place of the usual folder; empty where the folder was forgotten. */
  readonly dataDir: string | undefined;
  /** Another stand-in for Stripe; in practice mode only. */
  readonly stripeUrl: string | undefined;
}

/** Reads our own words among those that Electron and the system add; the rest is not for us. */
export function readWishes(args: readonly string[]): Wishes {
  let practice = false;
  let dataDir: string | undefined;
  let stripeUrl: string | undefined;
  for (const [place, arg] of args.entries()) {
    if (arg === '--practice') practice = true;
    if (arg === '--data') dataDir = args[place + 1] ?? '';
    if (arg.startsWith('--data=')) dataDir = arg.slice('--data='.length);
    if (arg === '--stripe') stripeUrl = args[place + 1];
    if (arg.startsWith('--stripe=')) stripeUrl = arg.slice('--stripe='.length);
  }
  // A real desk talks to Stripe and to nobody else, whatever it was started with.
  return { practice, dataDir, stripeUrl: practice ? stripeUrl : undefined };
}

/** The words that an installed Tillbook knows: its own, and the harmless ones that desktops add. */
const known = new Set([
  'practice',
  'data',
  'stripe',
  // Taken by the browser host; `npm start` hands them to either.
  'port',
  'token',
  'no-open',
  // How the window is drawn, which some graphics drivers and screens make necessary.
  'disable-gpu',
  'force-device-scale-factor',
  'force-high-contrast',
  'high-dpi-support',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'start-minimized',
  // Which keyring a Linux desktop has.
  'password-store',
  // Added by the installer's start after an update, and by macOS.
  'updated',
]);

/**
 * The first word that would let someone else drive or look into Tillbook (a debugger, another
 * profile, a weaker browser); null where there is none. What is not known counts as dangerous, as
 * Chromium has more such switches than any list could name.
 */
export function firstForbidden(args: readonly string[], platform: NodeJS.Platform): string | null {
  const isSwitch = platform === 'win32' ? /^(?:--?|\/)(?=[a-z])/i : /^--?(?=[a-z])/i;
  for (const [place, arg] of args.entries()) {
    // A folder's name is no switch, whatever it begins with.
    if (!isSwitch.test(arg) || args[place - 1] === '--data') continue;
    // Finder gives each program that it opens a serial number of the process.
    if (platform === 'darwin' && /^-psn_\d+_\d+$/.test(arg)) continue;
    const [name = ''] = arg.replace(isSwitch, '').toLowerCase().split('=');
    if (!known.has(name)) return arg;
  }
  return null;
}
