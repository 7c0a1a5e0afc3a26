import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { DateField } from '../../src/renderer/ui/date-field.tsx';
import { AtDesk } from './desk-setting.tsx';

function Harness({ begin = '2026-07-16' }: { readonly begin?: string }) {
  const [day, setDay] = useState(begin);
  return (
    <AtDesk>
      <DateField label="Received on" value={day} onChange={setDay} />
      <output data-testid="day">{day}</output>
    </AtDesk>
  );
}

/** Types into the field as somebody would who just arrived in it. */
async function typed(keys: string, begin?: string) {
  const screen = await render(begin === undefined ? <Harness /> : <Harness begin={begin} />);
  await userEvent.click(screen.getByLabelText('Received on', { exact: true }));
  await userEvent.keyboard(keys);
  return screen;
}

describe('the date field', () => {
  it.each([
    ['+', '2026-07-17'],
    ['+++', '2026-07-19'],
    ['-', '2026-07-15'],
    ['--t', '2026-07-16'],
    ['m', '2026-07-01'],
    ['h', '2026-07-31'],
  ])('takes %s as keys that work on the day that stands there', async (keys, day) => {
    const screen = await typed(keys);
    await expect.element(screen.getByTestId('day')).toHaveTextContent(day);
  });

  it.each([
    ['3{Enter}', '2026-07-03'],
    ['5-2{Enter}', '2026-05-02'],
    ['5/2/25{Enter}', '2025-05-02'],
    ['+5{Enter}', '2026-07-21'],
    ['16 aug{Enter}', '2026-08-16'],
    ['2026-12-31{Enter}', '2026-12-31'],
  ])('reads %s as a day', async (keys, day) => {
    const screen = await typed(keys);
    await expect.element(screen.getByTestId('day')).toHaveTextContent(day);
  });

  it('begins a distance from today in an empty field', async () => {
    const screen = await typed('+5{Enter}', '');
    await expect.element(screen.getByTestId('day')).toHaveTextContent('2026-07-21');
  });

  it('shows what it will read, and keeps what it can’t read with a way to write it', async () => {
    const screen = await typed('7-3');
    await expect.element(screen.getByText('Fri 3 July 2026')).toBeVisible();
    await userEvent.keyboard('99');
    await userEvent.tab();
    const field = screen.getByLabelText('Received on', { exact: true });
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveValue('7-399');
    await expect.element(screen.getByTestId('day')).toHaveTextContent('2026-07-16');
  });
});
