import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this computer keeps a program's local data: not roaming, not synced. */
export function usualDataDir(): string {
  if (process.platform === 'win32') {
    return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Tillbook');
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'Tillbook');
  }
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'Tillbook');
}
