import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file of the built page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/**
 * Reads the built page once, by address. No link is followed, to a file or to a folder, and what
 * has a type that no page of ours holds is left out.
 */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  return new Map(filesUnder(folder, ''));
}

/** By hand, as `readdir`'s own recursion goes through links to folders. */
function* filesUnder(folder: string, address: string): Generator<[string, PageFile]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const type = types[extname(entry.name)];
    if (entry.isDirectory()) yield* filesUnder(path, `${address}/${entry.name}`);
    if (!entry.isFile() || type === undefined) continue;
    yield [`${address}/${entry.name}`, { type, bytes: new Uint8Array(readFileSync(path)) }];
  }
}
