import type { CallName, CallValue } from '../../src/shared/contract/contract.ts';
import type { News } from '../../src/shared/contract/news.ts';

type Answers = { [Name in CallName]?: CallValue<Name> };

/** The desk as Electron's preload puts it on the window, answering what a test tells it to. */
export interface ScriptedDesk {
  readonly asked: string[];
  /** From now on it answers so; other answers stay. */
  answer(answers: Answers): void;
  tell(news: News): void;
}

/** Puts it on the window; before anything is asked, as the page looks for it only once. */
export function scriptDesk(): ScriptedDesk {
  const asked: string[] = [];
  const listeners = new Set<(news: News) => void>();
  let known: Answers = {};
  const call = (name: string): Promise<unknown> => {
    asked.push(name);
    const value = known[name as CallName];
    return Promise.resolve(
      value === undefined
        ? { ok: false, failure: { kind: 'broken', reference: 'X', sentence: `No ${name} here.` } }
        : { ok: true, value },
    );
  };
  const onNews = (listener: (news: News) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  Object.assign(window, { tillbook: { host: 'electron', call, onNews } });
  return {
    asked,
    answer: (answers) => {
      known = { ...known, ...answers };
    },
    tell: (news) => {
      for (const listener of listeners) listener(news);
    },
  };
}
