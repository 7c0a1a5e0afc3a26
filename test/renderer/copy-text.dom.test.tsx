import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { CopyButton } from '../../src/renderer/ui/copy-button.tsx';

afterEach(() => vi.restoreAllMocks());

it('copies through a selected field where the page may not write to the clipboard', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('barred'));
  let copied = '';
  document.addEventListener('copy', () => {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement) {
      copied = field.value.slice(field.selectionStart, field.selectionEnd);
    }
  });
  const screen = await render(<CopyButton text="F2-REF-0007" label="Copy the number" />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy the number' }));
  await expect.element(screen.getByRole('button', { name: 'Copied' })).toHaveFocus();
  expect(copied).toBe('F2-REF-0007');
  expect(document.querySelector('textarea')).toBeNull();
});

it('says nothing of copying where nothing was copied', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('barred'));
  vi.spyOn(document, 'execCommand').mockReturnValue(false);
  const screen = await render(<CopyButton text="F2-REF-0007" label="Copy the number" />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy the number' }));
  await expect.element(screen.getByRole('button', { name: 'Copy the number' })).toBeVisible();
  expect(document.querySelector('textarea')).toBeNull();
});
