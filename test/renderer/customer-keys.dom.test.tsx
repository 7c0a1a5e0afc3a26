import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { CustomerActions } from '../../src/renderer/screens/customer/customer-actions.tsx';
import { commandsNow } from '../../src/renderer/state/commands.ts';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';

const hanna = {
  ...{ id: 'hanna', name: 'Hanna Petrov', creditMinor: 0, unallocatedMinor: 0, owedMinor: 0 },
};

it('[V19] the keys for an invoice and a payment mean the customer whose page is open', async () => {
  answering({});
  const nothing = () => undefined;
  await render(
    <CustomerActions customer={hanna} onEdit={nothing} onMerge={nothing} onErase={nothing} />,
    { wrapper: AtAnsweringDesk },
  );
  for (const [keys, path] of [
    ['Ctrl+I', '#/invoices/new?customer=hanna'],
    ['Ctrl+Shift+P', '#/payments/new?customer=hanna'],
  ]) {
    await expect.poll(() => commandsNow().some((one) => one.keys?.includes(keys ?? ''))).toBe(true);
    commandsNow()
      .find((one) => one.keys?.includes(keys ?? ''))
      ?.run();
    expect(window.location.hash).toBe(path);
  }
});
