import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../../shared/base/result.ts';
import type { Failure } from '../../../shared/contract/failures.ts';

const limitBytes = 64 * 1024;

/** Reads a JSON body of at most 64 KB; an empty one is an empty object. */
export async function readBody(request: IncomingMessage): Promise<Result<unknown, Failure>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) return fail({ kind: 'too-large', limitBytes });
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return ok({});
  try {
    return ok(JSON.parse(text));
  } catch {
    const sentence = 'This is not JSON. Send an object, or nothing.';
    return fail({ kind: 'invalid-input', issues: [{ path: '', sentence }] });
  }
}
