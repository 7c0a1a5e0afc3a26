import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Button } from '../../src/renderer/ui/button.tsx';
import { AtDesk } from './desk-setting.tsx';

const why = '$60.00 is applied to it. Take it off first.';

describe('a button that can’t be pressed now', () => {
  it('stays within reach of the keys and says why', async () => {
    const onPress = vi.fn<() => void>();
    const screen = await render(
      <AtDesk>
        <Button why={why} onPress={onPress}>
          Void
        </Button>
      </AtDesk>,
    );
    const button = screen.getByRole('button', { name: 'Void' });
    await userEvent.tab();
    await expect.element(button).toHaveFocus();
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
    await expect.element(button).toHaveAccessibleDescription(why);
    await expect.element(screen.getByText(why)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(button, { force: true });
    expect(onPress).not.toHaveBeenCalled();
  });

  it('does not send the form that it stands in', async () => {
    const onSubmit = vi.fn<() => void>();
    const screen = await render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Button type="submit" busy>
          Saving
        </Button>
      </form>,
    );
    await userEvent.click(screen.getByRole('button'), { force: true });
    expect(onSubmit).not.toHaveBeenCalled();
  });
});
