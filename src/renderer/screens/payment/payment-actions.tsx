import { useLocation } from 'wouter';
import type { PaymentView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { whyNot } from '../../ui/why-not.ts';

interface PaymentActionsProps {
  readonly payment: PaymentView;
  readonly onReverse: () => void;
}

/** What can be done with a payment, each by its key. */
export function PaymentActions({ payment, onReverse }: PaymentActionsProps) {
  const [, goTo] = useLocation();
  const { id, number, can } = payment;
  // A key pressed in vain says why, as the button would.
  const unless = (why: string | undefined, run: () => void) => () =>
    why === undefined ? run() : say(why);
  const refund = () => goTo(`/payments/${id}/refund`);
  const allocate = () => goTo(`/payments/${id}/allocate`);
  const print = () => goTo(`/paper/payment/${id}`);
  const why = {
    refund: whyNot(can.refund),
    allocate: whyNot(can.allocate),
    reverse: whyNot(can.reverse),
  };
  useKeys({ Escape: () => goTo('/payments') }, 'page');
  useCommands([
    {
      id: 'refund-payment',
      title: `Refund ${number}`,
      keys: ['R', 'Ctrl+Shift+R'],
      group: 'here',
      icon: 'turn-back',
      run: unless(why.refund, refund),
    },
    {
      id: 'allocate-payment',
      title: `Allocate ${number}`,
      keys: ['A'],
      group: 'here',
      icon: 'allocate',
      run: unless(why.allocate, allocate),
    },
    {
      id: 'print',
      title: `Print the receipt of ${number}`,
      keys: ['P', 'Ctrl+P'],
      group: 'here',
      icon: 'print',
      run: print,
    },
    {
      id: 'reverse-payment',
      title: `Take back ${number}, entered in error`,
      group: 'here',
      icon: 'void',
      run: unless(why.reverse, onReverse),
    },
  ]);
  return (
    <>
      <Menu
        label="More"
        actions={[
          {
            id: 'reverse',
            label: 'Take back, entered in error',
            icon: 'void',
            why: why.reverse,
            run: onReverse,
          },
        ]}
      />
      <Button icon="print" keys="P" onPress={print}>
        Print
      </Button>
      <Button icon="allocate" keys="A" why={why.allocate} onPress={allocate}>
        Allocate
      </Button>
      <Button icon="turn-back" keys="R" why={why.refund} onPress={refund}>
        Refund
      </Button>
    </>
  );
}
