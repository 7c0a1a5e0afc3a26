import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { RefundTag } from '../../src/renderer/ui/status-tag.tsx';

const can = { handOver: { allowed: false, why: 'It was given back already.' } };

test('[V52] a refund by hand is given back once it was handed over, and to hand over only where it may be', async () => {
  const screen = await render(
    <>
      <RefundTag of={{ standing: 'to-hand-over' }} />
      <RefundTag of={{ standing: 'to-hand-over', can }} />
      <RefundTag of={{ standing: 'given-back' }} />
      <RefundTag of={{ standing: 'succeeded' }} />
      <RefundTag of={{ standing: 'canceled' }} />
    </>,
  );
  const words = [...screen.container.querySelectorAll('.status')].map((tag) => tag.textContent);
  expect(words).toEqual(['To hand over', 'Not handed over', 'Given back', 'Succeeded', 'Canceled']);
});
