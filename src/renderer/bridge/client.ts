import type { CallInput, CallName } from '../../shared/contract/contract.ts';
import type { News } from '../../shared/contract/news.ts';
import { type Answer, deskAway } from './answer.ts';
import { httpTransport } from './http-transport.ts';
import { takeToken } from './token.ts';
import { electronTransport, type Transport } from './transport.ts';

let known: Transport | undefined;

/** The way to the desk: the preload where Electron put one on the window, HTTP elsewhere. */
function transport(): Transport {
  known ??=
    window.tillbook === undefined ? httpTransport(takeToken()) : electronTransport(window.tillbook);
  return known;
}

const watchers = new Set<() => void>();
let away = false;

function setAway(now: boolean): void {
  if (away === now) return;
  away = now;
  for (const watcher of watchers) watcher();
}

/** Whether the last question got no answer; changes are told to the watcher. */
export const connection = {
  isAway: (): boolean => away,
  watch: (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

const isAnswer = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'ok' in reply;

/** Asks the desk. There is always an answer: a value, a refusal, or that the desk is away. */
export async function call<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Answer<Name>> {
  try {
    const reply = await transport().send(name, input);
    setAway(!isAnswer(reply));
    if (isAnswer(reply)) return reply as Answer<Name>;
  } catch {
    setAway(true);
  }
  return { ok: false, failure: deskAway };
}

/** Hears what changes at the desk, by whomever. */
export const onNews = (listener: (news: News) => void): (() => void) =>
  // A broken line may mean a desk that is gone: asking it anything finds out.
  transport().onNews(listener, () => void call('setup.status', {}));

/** Hears what was chosen in the menu bar of the application. */
export const onCommand = (listener: (id: string) => void): (() => void) =>
  transport().onCommand(listener);

/** Where this window runs, which decides how paper is printed. */
export const host = (): Transport['host'] => transport().host;
