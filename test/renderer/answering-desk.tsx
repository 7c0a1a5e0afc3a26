import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Router } from 'wouter';
import { makeQueries } from '../../src/renderer/bridge/queries.ts';
import { hashLocation, useHashSearch } from '../../src/renderer/shell/location.ts';
import type { CallInput, CallName, CallValue } from '../../src/shared/contract/contract.ts';
import { AtDesk } from './desk-setting.tsx';

type Answers = {
  readonly [Name in CallName]?: (input: CallInput<Name>) => CallValue<Name>;
};

let answers: Answers = {};
const asked: Array<{ readonly name: CallName; readonly input: unknown }> = [];

/** A desk as the page knows it: by its answers, where the preload puts it on the window. */
Object.defineProperty(window, 'tillbook', {
  value: {
    host: 'electron',
    call: async (name: CallName, input: unknown) => {
      asked.push({ name, input });
      const answer = answers[name] as ((given: unknown) => unknown) | undefined;
      return answer === undefined
        ? { ok: false, failure: { kind: 'broken', sentence: `${name} is not answered here.` } }
        : { ok: true, value: answer(input) };
    },
    onNews: () => () => undefined,
  },
});

/** What the desk says to the calls of a test, and what it was asked. */
export function answering(now: Answers): readonly { name: CallName; input: unknown }[] {
  answers = now;
  asked.length = 0;
  sessionStorage.clear();
  window.location.hash = '/';
  return asked;
}

/** A screen at a desk that answers. */
export function AtAnsweringDesk({ children }: { readonly children: ReactNode }) {
  const [queries] = useState(makeQueries);
  return (
    <QueryClientProvider client={queries}>
      <Router hook={hashLocation} searchHook={useHashSearch}>
        <AtDesk>{children}</AtDesk>
      </Router>
    </QueryClientProvider>
  );
}
