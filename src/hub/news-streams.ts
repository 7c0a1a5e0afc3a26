import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Store } from './store/store.ts';

/** The desks that wait for news. */
export interface NewsStreams {
  open(org: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
}

const heartbeatMs = 15_000;

/** Tells each desk that listens the last number of its organisation, now and whenever it rises. */
export function createNewsStreams(store: Store): NewsStreams {
  const open = new Map<ServerResponse, string>();

  async function tell(org: string, to: readonly ServerResponse[]): Promise<void> {
    const [row] = await store.read.all<{ next: number }>(
      'select next from organisation where org = $1',
      org,
    );
    for (const response of to) {
      response.write(`data: ${JSON.stringify({ last: (row?.next ?? 1) - 1 })}\n\n`);
    }
  }

  const stop = store.onNews((org) => {
    const to = [...open].flatMap(([response, of]) => (of === org ? [response] : []));
    if (to.length === 0) return;
    // A store that can't be read now ends the streams: their desks come back and ask again.
    tell(org, to).catch(() => to.forEach((response) => response.destroy()));
  });
  const heartbeat = setInterval(() => {
    for (const response of open.keys()) response.write(': still here\n\n');
  }, heartbeatMs);

  return {
    async open(org, request, response) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      open.set(response, org);
      request.on('close', () => open.delete(response));
      await tell(org, [response]);
    },
    close() {
      clearInterval(heartbeat);
      stop();
      for (const response of open.keys()) response.end();
      open.clear();
    },
  };
}
