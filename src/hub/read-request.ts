import type { IncomingMessage } from 'node:http';
import { fail, ok } from '../shared/base/result.ts';
import type { HubReply } from '../shared/contract/hub/hub-failures.ts';

const tooLarge = (limitBytes: number) => fail({ kind: 'too-large', limitBytes } as const);

/** Reads the body of a request as text, up to a limit and no byte further. */
export async function readRequest(
  request: IncomingMessage,
  limitBytes: number,
): Promise<HubReply<string>> {
  // What is packed could unfold to anything.
  if (request.headers['content-encoding'] !== undefined) {
    return fail({ kind: 'invalid-input', where: 'content-encoding' });
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return tooLarge(limitBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limitBytes) return tooLarge(limitBytes);
      chunks.push(chunk);
    }
  } catch {
    // Whoever went away in the middle has no use for an answer, and we none for half a request.
    return fail({ kind: 'invalid-input', where: 'cut off' });
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
}
