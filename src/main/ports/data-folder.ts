import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** The computer, as far as it decides where things lie. */
export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The computer that this runs on. */
export const thisComputer = (): Computer => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
});

/**
 * Where a computer keeps a program's local data: never a folder that roams with the account from
 * computer to computer, which a ledger must not do.
 */
export function usualDataFolder({ platform, env, home }: Computer): string {
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Tillbook');
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'Tillbook');
  }
  return posix.join(env['XDG_DATA_HOME'] ?? posix.join(home, '.local', 'share'), 'Tillbook');
}
