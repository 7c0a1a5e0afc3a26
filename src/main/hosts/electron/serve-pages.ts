import { pageHeaders } from '../../bridge/page-headers.ts';
import { isOurs } from './origin.ts';
import type { PageFile } from '../../bridge/page-files.ts';

/**
 * Answers for our origin out of a fixed set of files. Addresses are looked up exactly as they
 * came: nothing is decoded, joined or read from the disk, so there is no way out of the set.
 */
export const servePages =
  (files: ReadonlyMap<string, PageFile>) =>
  (request: Request): Response => {
    if (request.method !== 'GET') return refusal(405, 'Pages are only read.');
    const url = URL.parse(request.url);
    const file = url !== null && isOurs(request.url) ? files.get(url.pathname) : undefined;
    if (file === undefined) return refusal(404, 'There is nothing here.');
    return new Response(file.bytes, { headers: { ...pageHeaders, 'Content-Type': file.type } });
  };

const refusal = (status: number, sentence: string): Response =>
  new Response(sentence, {
    status,
    headers: { ...pageHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  });
