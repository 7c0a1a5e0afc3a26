import type { IncomingMessage } from 'node:http';
import { fail, ok } from '../shared/base/result.ts';
import type { HubReply } from '../shared/contract/hub/hub-failures.ts';

const tooLarge = (limitBytes: number) => fail({ kind: 'too-large', limitBytes } as const);

/** Reads the body of a request as text, up to a limit and no byte further. */
export function readRequest(
  request: IncomingMessage,
  limitBytes: number,
): Promise<HubReply<string>> {
  // What is packed could unfold to anything.
  if (request.headers['content-encoding'] !== undefined) {
    return Promise.resolve(fail({ kind: 'invalid-input', where: 'content-encoding' }));
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    return Promise.resolve(tooLarge(limitBytes));
  }
  // By events: an iterator over a stream takes several turns more, for each request.
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) {
        request.pause();
        resolve(tooLarge(limitBytes));
      } else {
        chunks.push(chunk);
      }
    });
    request.once('end', () => resolve(ok(Buffer.concat(chunks).toString('utf8'))));
    // Whoever went away in the middle has no use for an answer, and we none for half a request.
    request.on('error', () => resolve(fail({ kind: 'invalid-input', where: 'cut off' })));
  });
}
