import type { News } from '../../shared/contract/news.ts';
import { readEvents } from './event-stream.ts';
import type { Transport } from './transport.ts';

const slowestAnswerMs = 30_000;
/** What goes through a whole book, or asks for it to be opened, takes as long as the book is long. */
const longCalls = /^(backups\.(make|restore)|ledger\.(verify|rebuild)|desk\.reopen)$/;
const longestWorkMs = 2 * 60 * 60 * 1000;
const firstPauseMs = 250;
const longestPauseMs = 5000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The desk behind a port of this machine. */
export function httpTransport(token: string): Transport {
  const headers = { authorization: `Bearer ${token}` };
  const send = async (name: string, input: unknown): Promise<unknown> => {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(longCalls.test(name) ? longestWorkMs : slowestAnswerMs),
    });
    // A refusal has a body too, whatever the number on it.
    return response.json();
  };
  const onNews: Transport['onNews'] = (listener, onSilence) => {
    const leaving = new AbortController();
    void listenForEver(headers, { listener, onSilence }, leaving.signal);
    return () => leaving.abort();
  };
  // A browser's menu bar is not ours.
  const onCommand = () => () => undefined;
  return { host: 'browser', send, onNews, onCommand };
}

type Headers = Readonly<Record<string, string>>;

interface Ears {
  readonly listener: (news: News) => void;
  readonly onSilence: () => void;
}

/** Listens, and listens again whenever the line breaks, with longer and longer pauses. */
async function listenForEver(
  headers: Headers,
  { listener, onSilence }: Ears,
  leaving: AbortSignal,
): Promise<void> {
  let wait = firstPauseMs;
  while (!leaving.aborted) {
    try {
      const response = await fetch('/api/events', { headers, signal: leaving });
      if (!response.ok || response.body === null) throw new Error('The desk sends no news.');
      wait = firstPauseMs;
      // Whatever happened while nobody listened is worth a look.
      listener({ kind: 'changed', subjects: [] });
      for await (const data of readEvents(response.body)) listener(JSON.parse(data) as News);
    } catch {
      // The line broke or was never there; the next round tries again.
    }
    if (leaving.aborted) return;
    onSilence();
    await pause(wait);
    wait = Math.min(wait * 2, longestPauseMs);
  }
}
