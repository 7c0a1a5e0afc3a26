import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { randomBytes } from 'node:crypto';
import type { Failure } from '../../../shared/contract/failures.ts';
import { sentenceOf } from '../../../shared/contract/sentences/sentence-of.ts';
import { largestCallBytes, type Limiter } from './limits.ts';
import { origin } from './origin.ts';

/** What stands behind the channel. */
export interface Answering {
  /** Answers any call; never throws. */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Whether these are the contents of a window of the desk. */
  isDeskWindow(contents: WebContents): boolean;
  readonly limiter: Limiter;
  complain(trouble: { reference: string; call: string; cause: unknown }): void;
}

/**
 * The one answer to a page: checks who sends, how often and how much, and hands the rest to the
 * desk. What comes back is always a text with a value or a failure in it.
 */
export async function answerCall(
  answering: Answering,
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  name: unknown,
  text: unknown,
): Promise<string> {
  if (!isFromOurPage(answering, event)) return refusal({ kind: 'unauthorized' }, strangerSentence);
  // A page that asks without pause is at fault itself; nothing of what it asked was begun.
  if (!answering.limiter.take()) return refusal({ kind: 'too-many-calls' });
  if (typeof name !== 'string' || name.length > 100) return refusal(unknownCall(name));
  if (typeof text !== 'string') return refusal(notJson);
  if (Buffer.byteLength(text) > largestCallBytes) {
    return refusal({ kind: 'too-large', limitBytes: largestCallBytes });
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return refusal(notJson);
  }
  try {
    return JSON.stringify(await answering.ask(name, input));
  } catch (cause) {
    // The desk never throws; where it does all the same, the page still gets its answer.
    const reference = randomBytes(4).toString('hex').toUpperCase();
    answering.complain({ reference, call: 'window', cause });
    return refusal({ kind: 'broken', reference });
  }
}

/** Only the page itself may ask: not a frame in it, not another page, not another window. */
function isFromOurPage(
  answering: Answering,
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
): boolean {
  return (
    senderFrame !== null &&
    answering.isDeskWindow(sender) &&
    senderFrame.parent === null &&
    senderFrame.origin === origin
  );
}

const strangerSentence = 'Only the window of this desk may ask it anything.';

const unknownCall = (name: unknown): Failure => ({
  kind: 'unknown-call',
  call: typeof name === 'string' ? name.slice(0, 60) : '',
});

const notJson: Failure = {
  kind: 'invalid-input',
  issues: [{ path: '', sentence: 'This is not JSON. Send an object, or nothing.' }],
};

/** Border refusals name no amounts, so no currency is needed to put them into words. */
const refusal = (failure: Failure, sentence: string = sentenceOf(failure, String)): string =>
  JSON.stringify({ ok: false, failure: { ...failure, sentence } });
