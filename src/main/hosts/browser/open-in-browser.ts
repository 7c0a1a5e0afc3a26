import { spawn } from 'node:child_process';

/** Opens an address in the person's own browser; where that can't be done they open it by hand. */
export function openInBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  child.on('error', () => process.stdout.write('Open that address in your browser.\n'));
  child.unref();
}
