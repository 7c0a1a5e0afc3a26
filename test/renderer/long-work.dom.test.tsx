import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { makeQueries } from '../../src/renderer/bridge/queries.ts';
import { useLongWork } from '../../src/renderer/bridge/long-work.ts';
import { useNews } from '../../src/renderer/shell/news.ts';
import { ProgressBar } from '../../src/renderer/ui/progress-bar.tsx';
import { scriptDesk } from './scripted-desk.ts';

const desk = scriptDesk();
let finish: () => void = () => undefined;
const waiting = new Promise<void>((resolve) => {
  finish = resolve;
});
const plain = window.tillbook;
Object.assign(window, {
  tillbook: {
    ...plain,
    call: async (name: string, input: unknown) => {
      await waiting;
      return plain?.call(name, input);
    },
  },
});

function Work() {
  const { running, progress, answer, begin } = useLongWork('ledger.verify');
  return (
    <>
      <button type="button" onClick={() => void begin({})}>
        Verify
      </button>
      {running ? (
        <ProgressBar
          label="Verifying"
          says={progress?.says}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      ) : null}
      <output>{answer?.ok === true ? `${String(answer.value.facts)} entries` : ''}</output>
    </>
  );
}

function App({ shown }: { readonly shown: boolean }) {
  const [queries] = useState(makeQueries);
  return (
    <QueryClientProvider client={queries}>
      <News />
      {shown ? <Work /> : null}
    </QueryClientProvider>
  );
}

function News() {
  useNews();
  return null;
}

it('shows how far something long is, says what it is at, and is found again after another page', async () => {
  desk.answer({
    'ledger.verify': { ok: true, facts: 12, findings: [], more: 0, seconds: 3 },
  });
  const screen = await render(<App shown />);
  await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
  const bar = screen.getByRole('progressbar', { name: 'Verifying' });
  await expect.element(bar).toHaveAttribute('aria-valuetext', 'It begins');
  const progress = { task: 'verify', done: 30, total: 120, says: 'Reading every entry' };
  desk.tell({ kind: 'progress', subjects: [], progress });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '25');
  await expect.element(screen.getByRole('status').first()).toHaveTextContent('Reading every entry');
  desk.tell({ kind: 'progress', subjects: [], progress: { ...progress, task: 'backup', done: 1 } });

  await screen.rerender(<App shown={false} />);
  await screen.rerender(<App shown />);
  await expect.element(bar).toHaveAttribute('aria-valuenow', '25');
  finish();
  await expect.element(screen.getByText('12 entries')).toBeVisible();
  await expect.element(bar).not.toBeInTheDocument();
});
