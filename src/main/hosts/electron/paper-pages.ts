import { session } from 'electron';
import { randomUUID } from 'node:crypto';
import { guardSession } from './guard-session.ts';
import { scheme } from './origin.ts';

/** The session of paper: in memory, apart from the window's, and closed to everything else. */
export const partition = 'tillbook-paper';

const place = `${scheme}://paper/`;

// Paper brings its own style along, so only what could fetch or run is shut here.
const policy = ['script-src', 'connect-src', 'frame-src', 'object-src', 'media-src', 'worker-src']
  .concat('base-uri', 'form-action', 'frame-ancestors')
  .map((directive) => `${directive} 'none'`)
  .concat('img-src data:', 'font-src data:')
  .join('; ');

/** Pages on their way to paper, each at an address that no one can guess. */
export interface PaperPages {
  /** Lays a page out at an address, until it is taken away. */
  lay(html: string): string;
  take(address: string): void;
}

/** Sets up the session of paper. */
export function createPaperPages(): PaperPages {
  const pages = new Map<string, string>();
  const paper = session.fromPartition(partition, { cache: false });
  guardSession(paper, (url) => url.startsWith(place));
  paper.protocol.handle(scheme, (request) => {
    const html = pages.get(request.url);
    if (html === undefined) return new Response(null, { status: 404 });
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
    };
    return new Response(html, { headers });
  });
  return {
    lay(html) {
      const address = place + randomUUID();
      pages.set(address, html);
      return address;
    },
    take(address) {
      pages.delete(address);
    },
  };
}
