import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Select } from '../../src/renderer/ui/select.tsx';
import {
  allowBareKeys,
  type KeyBindings,
  type KeyLayer,
  useKeys,
} from '../../src/renderer/ui/use-keys.ts';

interface ListenerProps {
  readonly bindings: KeyBindings;
  readonly layer?: KeyLayer;
  readonly alone?: boolean;
}

function Listener({ bindings, layer = 'window', alone = false }: ListenerProps) {
  useKeys(bindings, layer, alone);
  return <input aria-label="Field" />;
}

describe('keys', () => {
  it('hears G then P, and a letter alone after a pause', async () => {
    const go = vi.fn<() => void>();
    const print = vi.fn<() => void>();
    await render(<Listener bindings={{ 'G P': go, P: print }} />);
    await userEvent.keyboard('gp');
    await userEvent.keyboard('p');
    expect(go).toHaveBeenCalledOnce();
    expect(print).toHaveBeenCalledOnce();
  });

  it('leaves single letters to whoever types', async () => {
    const refund = vi.fn<() => void>();
    const confirm = vi.fn<() => void>();
    const screen = await render(<Listener bindings={{ R: refund, 'Ctrl+Enter': confirm }} />);
    await userEvent.click(screen.getByLabelText('Field'));
    await userEvent.keyboard('r{Control>}{Enter}{/Control}');
    expect(refund).not.toHaveBeenCalled();
    expect(confirm).toHaveBeenCalledOnce();
  });

  it('leaves undo to a field that is typed in', async () => {
    const undo = vi.fn<() => void>();
    const screen = await render(<Listener bindings={{ 'Ctrl+Z': undo }} />);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undo).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByLabelText('Field'));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undo).toHaveBeenCalledOnce();
  });

  it('confirms from a closed list, which takes a plain Enter for itself', async () => {
    const confirm = vi.fn<() => void>();
    const screen = await render(
      <>
        <Listener bindings={{ 'Ctrl+Enter': confirm }} layer="sheet" />
        <Select
          label="Reason"
          value="a"
          onChange={() => undefined}
          options={[{ value: 'a', label: 'Paid twice' }]}
        />
      </>,
    );
    const closed = screen.getByRole('button', { name: /Reason/ });
    (closed.element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(confirm).toHaveBeenCalledOnce();
    expect(document.querySelector('[role=listbox]')).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(confirm).toHaveBeenCalledOnce();
    expect(document.querySelector('[role=listbox]')).not.toBeNull();
  });

  it('can do without single letters', async () => {
    const refund = vi.fn<() => void>();
    await render(<Listener bindings={{ R: refund }} />);
    allowBareKeys(false);
    await userEvent.keyboard('r');
    allowBareKeys(true);
    expect(refund).not.toHaveBeenCalled();
    await userEvent.keyboard('r');
    expect(refund).toHaveBeenCalledOnce();
  });

  it('lets the nearest layer hear first, and a dialog alone', async () => {
    const page = vi.fn<() => void>();
    const sheet = vi.fn<() => void>();
    await render(
      <>
        <Listener bindings={{ Escape: sheet }} layer="sheet" alone />
        <Listener bindings={{ Escape: page, R: page }} layer="page" />
      </>,
    );
    await userEvent.keyboard('{Escape}r');
    expect(sheet).toHaveBeenCalledOnce();
    expect(page).not.toHaveBeenCalled();
  });
});
