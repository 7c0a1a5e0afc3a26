import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { CancelSheet } from '../../src/renderer/screens/invoice/cancel/cancel-sheet.tsx';
import { InvoicePage } from '../../src/renderer/screens/invoice/invoice-page.tsx';
import { VoidDialog } from '../../src/renderer/screens/invoice/void-dialog.tsx';
import { UndoingDialog } from '../../src/renderer/screens/payment/undoing-dialog.tsx';
import { CancelDialog } from '../../src/renderer/screens/refund/cancel-dialog.tsx';
import { History } from '../../src/renderer/ui/history.tsx';
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

  it('[V66] leaves an invoice of which all was credited called credited, and says why', async () => {
    answering({
      'allocations.list': () => ({ rows: [] }),
      'creditNotes.list': () => ({ rows: [] }),
    });
    const credited = { status: 'paid', credited: 'wholly', creditedMinor: 12_000 } as const;
    const rest = { dueMinor: 0, appliedMinor: 0, needsReview: false, inDoubt: undefined };
    const canceled = {
      ...{ factId: 'f', kind: 'credit-note-issued', canceledFor: 'customer-request' },
      ...{ at: '2026-07-16T14:00:00.000Z', businessDay: '2026-07-16', by: 'Ann', deskCode: 'F1' },
      ...{ amountMinor: 12_000, note: 'Moved away.' },
    };
    const invoice = invoiceOf({ ...credited, ...rest, history: [canceled] });
    const page = (of: typeof invoice) => <InvoicePage invoice={of} sheet={undefined} />;
    const screen = await render(page(invoice), { wrapper: AtAnsweringDesk });
    const tag = () => screen.container.querySelector('.status')?.textContent;
    await expect.element(screen.getByText('Canceled: $120.00 credited')).toBeVisible();
    await expect.element(screen.getByText('Customer asked. Moved away.')).toBeVisible();
    expect(tag()).toBe('Credited');
    const whyNotVoid = screen.getByText('Why can’t I void it?');
    expect(whyNotVoid.query()).toBeNull();
    // Where the rest was paid, it is paid, and one may ask why it can't be voided.
    await screen.rerender(page({ ...invoice, credited: 'partly', creditedMinor: 2000 }));
    await expect.element(whyNotVoid).toBeVisible();
    expect(tag()).toBe('Paid');
  });

  it('[V67] asks what becomes of money only where some was paid', async () => {
    answering({});
    const unpaid = invoiceOf({ appliedMinor: 0, dueMinor: 12_000 });
    const sheet = (of: typeof unpaid) => <CancelSheet invoice={of} onClose={onClose} />;
    const screen = await render(sheet(unpaid), { wrapper: AtAnsweringDesk });
    await expect.element(screen.getByText(/no money goes back/)).toBeVisible();
    expect(screen.getByText('Keep', { exact: true }).query()).toBeNull();
    await screen.rerender(sheet({ ...unpaid, appliedMinor: 100 }));
    await expect.element(screen.getByText('Keep', { exact: true })).toBeVisible();
  });

  it('[V68] says in the history of what was done twice that it counts once', async () => {
    const twice = {
      ...{ factId: 'f', kind: 'payment-reversed', amountMinor: 4000, again: true as const },
      ...{ at: '2026-07-16T14:00:00.000Z', businessDay: '2026-07-16', by: 'Ann', deskCode: 'F2' },
    };
    const screen = await render(<History events={[twice]} of="pay" />, {
      wrapper: AtAnsweringDesk,
    });
    const says = 'Reversed $40.00, entered in error, done twice: it counts once';
    await expect.element(screen.getByText(says)).toBeVisible();
  });
});
