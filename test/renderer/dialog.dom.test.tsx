import '../../src/renderer/tokens.css';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Dialog } from '../../src/renderer/ui/dialog.tsx';

it('[Y78] what stands below the fold of a dialog is leafed to from a field', async () => {
  const screen = await render(
    <Dialog title="Merge" open onClose={() => undefined}>
      <input aria-label="The other one" autoFocus />
      <div style={{ height: 4000 }}>What follows</div>
    </Dialog>,
  );
  await expect.element(screen.getByLabelText('The other one')).toHaveFocus();
  const body = () => document.querySelector('.dialog-body')?.scrollTop ?? 0;
  await userEvent.keyboard('{PageDown}');
  await expect.poll(body).toBeGreaterThan(100);
  await userEvent.keyboard('{PageUp}');
  await expect.poll(body).toBe(0);
});
