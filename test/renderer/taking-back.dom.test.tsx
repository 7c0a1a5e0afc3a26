import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { VoidDialog } from '../../src/renderer/screens/invoice/void-dialog.tsx';
import { UndoingDialog } from '../../src/renderer/screens/payment/undoing-dialog.tsx';
import { CancelDialog } from '../../src/renderer/screens/refund/cancel-dialog.tsx';
import { answering, AtAnsweringDesk } from './answering-desk.tsx';
import { invoiceOf, refundOf } from './contradictions.ts';

const unheard = 'The hub does not answer. Ask there first.';
const payment = { id: 'pay', number: 'F1-PAY-0001', amountMinor: 4000, unheard };
const onClose = () => undefined;

describe('taking something back', () => {
  it.each([
    ['a payment', <UndoingDialog key="1" payment={payment} undoing="reverse" onClose={onClose} />],
    ['a check', <UndoingDialog key="2" payment={payment} undoing="bounce" onClose={onClose} />],
    ['an invoice', <VoidDialog key="3" invoice={invoiceOf({ unheard })} onClose={onClose} />],
    ['a refund', <CancelDialog key="4" refund={refundOf({ unheard })} onClose={onClose} />],
  ])('[V65] says of %s that the other desks are not heard', async (_, dialog) => {
    answering({});
    const screen = await render(dialog, { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText('Other desks are not heard.')).toBeVisible();
    await expect.element(screen.getByText(/Ask there first/)).toBeVisible();
  });
});
