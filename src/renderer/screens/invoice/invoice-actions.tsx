import { useLocation } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { whyNot } from '../../ui/why-not.ts';

interface InvoiceActionsProps {
  readonly invoice: InvoiceView;
  readonly onVoid: () => void;
}

/** What can be done with an invoice, each by its key. */
export function InvoiceActions({ invoice, onVoid }: InvoiceActionsProps) {
  const [, goTo] = useLocation();
  const { id, number, can } = invoice;
  const why = { take: whyNot(can.takePayment), void: whyNot(can.void) };
  const take = () => goTo(`/payments/new?invoice=${id}`);
  const print = () => goTo(`/paper/invoice/${id}`);
  // A key pressed in vain says why, as the button would.
  const unless = (reason: string | undefined, run: () => void) => () =>
    reason === undefined ? run() : say(reason);
  useKeys({ Escape: () => goTo('/invoices') }, 'page');
  useCommands([
    {
      id: 'pay-invoice',
      title: `Take payment for ${number}`,
      keys: ['T'],
      group: 'here',
      icon: 'tray',
      run: unless(why.take, take),
    },
    {
      id: 'print-invoice',
      title: `Print ${number}`,
      keys: ['P', 'Ctrl+P'],
      group: 'here',
      icon: 'print',
      run: print,
    },
    {
      id: 'void-invoice',
      title: `Void ${number}`,
      group: 'here',
      icon: 'void',
      run: unless(why.void, onVoid),
    },
  ]);
  return (
    <>
      <Menu
        label="More"
        actions={[{ id: 'void', label: 'Void…', icon: 'void', why: why.void, run: onVoid }]}
      />
      <Button icon="print" keys="P" onPress={print}>
        Print
      </Button>
      <Button
        kind={why.take === undefined ? 'primary' : 'plain'}
        icon="tray"
        keys="T"
        why={why.take}
        onPress={take}
      >
        Take payment
      </Button>
    </>
  );
}
