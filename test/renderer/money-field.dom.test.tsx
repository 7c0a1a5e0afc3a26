import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { MoneyField } from '../../src/renderer/ui/money-field.tsx';
import { AtDesk } from './desk-setting.tsx';

function Harness({ begin = '' }: { readonly begin?: string }) {
  const [text, setText] = useState(begin);
  return (
    <AtDesk>
      <MoneyField label="Amount" hint="up to $100.00" value={text} onChange={setText} />
      <button type="button">Elsewhere</button>
    </AtDesk>
  );
}

describe('the money field', () => {
  it('says what a sum makes while it is typed, and writes it out on leaving', async () => {
    const screen = await render(<Harness />);
    const field = screen.getByLabelText('Amount');
    await userEvent.fill(field, '25+5');
    await expect.element(screen.getByText('makes 30.00')).toBeVisible();
    await userEvent.tab();
    await expect.element(field).toHaveValue('30.00');
    await expect.element(screen.getByText('25+5 =')).toBeVisible();
  });

  it('says so when it rounded', async () => {
    const screen = await render(<Harness />);
    const field = screen.getByLabelText('Amount');
    await userEvent.fill(field, '100/3');
    await userEvent.tab();
    await expect.element(field).toHaveValue('33.33');
    await userEvent.fill(field, '100/3');
    await expect.element(screen.getByText('Rounded to the nearest coin.')).toBeVisible();
  });

  it('complains only once the field is left, and keeps what was typed', async () => {
    const screen = await render(<Harness />);
    const field = screen.getByLabelText('Amount');
    await userEvent.fill(field, '1.005');
    await expect.element(field).not.toHaveAttribute('aria-invalid');
    await userEvent.tab();
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveValue('1.005');
    await expect.element(field).toHaveAccessibleDescription(/at most 2 decimals/);
  });

  it('selects its figure on arriving, so that typing replaces it', async () => {
    const screen = await render(<Harness begin="100.00" />);
    await userEvent.tab();
    await userEvent.keyboard('7');
    await expect.element(screen.getByLabelText('Amount')).toHaveValue('7');
  });

  it('keeps it selected where the record changes under the hand, but not what was typed', async () => {
    const field = (value: string) => (
      <AtDesk>
        <MoneyField label="Amount" value={value} onChange={typed} />
      </AtDesk>
    );
    const typed = vi.fn<(text: string) => void>();
    const screen = await render(field('48.75'));
    await userEvent.tab();
    await screen.rerender(field('47.50'));
    await userEvent.keyboard('1');
    expect(typed.mock.calls).toEqual([['1']]);
    await screen.rerender(field('1'));
    await userEvent.keyboard('2');
    expect(typed.mock.lastCall).toEqual(['12']);
  });
});
