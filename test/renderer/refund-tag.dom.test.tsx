import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { RefundTag } from '../../src/renderer/ui/status-tag.tsx';

const may = (allowed: boolean) => ({ handOver: { allowed } });

test('[V52] a refund by hand that was not handed over is not called succeeded', async () => {
  const screen = await render(
    <>
      <RefundTag status="succeeded" can={may(true)} />
      <RefundTag status="succeeded" can={may(false)} />
      <RefundTag status="canceled" can={may(false)} />
    </>,
  );
  const words = [...screen.container.querySelectorAll('.status')].map((tag) => tag.textContent);
  expect(words).toEqual(['To hand over', 'Succeeded', 'Canceled']);
});
