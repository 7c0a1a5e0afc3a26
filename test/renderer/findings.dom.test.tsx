import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Findings } from '../../src/renderer/screens/safe-keeping/findings.tsx';
import type { Finding } from '../../src/shared/contract/calls/ledger.ts';
import { AtDesk } from './desk-setting.tsx';

const fault = (place: number): Finding => ({
  kind: 'record-changed',
  weight: 'fault',
  sentence: `Payment F2-PAY-${String(place)} is listed with another amount.`,
  about: { kind: 'payment', id: `p${String(place)}`, number: `F2-PAY-${String(place)}` },
});
const note: Finding = { kind: 'entry-waiting', weight: 'note', sentence: 'One entry waits.' };
const ofCustomer: Finding = {
  kind: 'customer-changed',
  weight: 'fault',
  sentence: 'Hanna is listed with $5.00 credit.',
  about: { kind: 'customer', id: 'c1', number: '' },
};

it('names faults before notes, the first few of many, and says how many more there are', async () => {
  const findings = [note, ...Array.from({ length: 198 }, (_, place) => fault(place)), ofCustomer];
  const screen = await render(
    <AtDesk>
      <Findings findings={findings} more={41} />
    </AtDesk>,
  );
  const lines = () => document.querySelectorAll('.safe-findings li');
  expect(lines()).toHaveLength(12);
  expect(lines()[0]?.textContent).toContain('F2-PAY-0');
  expect(document.body.textContent).not.toContain('41 more');
  await userEvent.click(screen.getByRole('button', { name: 'Show all 200' }));
  expect(lines()).toHaveLength(200);
  expect(lines()[199]?.textContent).toContain('Only to know: One entry waits.');
  await expect.element(screen.getByText('And 41 more of the same kinds.')).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'F2-PAY-7', exact: true }))
    .toHaveAttribute('href', expect.stringContaining('/payments/p7'));
  await expect.element(screen.getByRole('link', { name: 'Look at it' })).toBeVisible();
});
