import { useLocation } from 'wouter';
import type { PaymentView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuAction } from '../../ui/menu.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { whyNot } from '../../ui/why-not.ts';
import { useClearing } from './use-clearing.ts';

interface PaymentActionsProps {
  readonly payment: PaymentView;
  readonly onReverse: () => void;
  readonly onBounce: () => void;
}

/** What can be done with a payment, each by its key. */
export function PaymentActions(props: PaymentActionsProps) {
  const { id, can } = props.payment;
  const [, goTo] = useLocation();
  const ways = {
    refund: () => goTo(`/payments/${id}/refund`),
    allocate: () => goTo(`/payments/${id}/allocate`),
    print: () => goTo(`/paper/payment/${id}`),
  };
  const more = useMoreActions(props);
  useKeys({ Escape: () => goTo('/payments') }, 'page');
  usePaymentCommands(props.payment, ways, more);
  return (
    <>
      <Menu label="More" actions={more} />
      <Button icon="print" keys="P" onPress={ways.print}>
        Print
      </Button>
      <Button icon="allocate" keys="A" why={whyNot(can.allocate)} onPress={ways.allocate}>
        Allocate
      </Button>
      <Button icon="turn-back" keys="R" why={whyNot(can.refund)} onPress={ways.refund}>
        Refund
      </Button>
    </>
  );
}

/** What is seldom done: the life of a check, and taking back what was entered in error. */
function useMoreActions({ payment, onReverse, onBounce }: PaymentActionsProps): MenuAction[] {
  const { number, can, check } = payment;
  const clear = useClearing(payment);
  const ofChecks: MenuAction[] = [
    {
      id: 'clear',
      label: `${number} cleared at the bank`,
      icon: 'bank',
      why: whyNot(can.clear),
      run: clear,
    },
    {
      id: 'bounce',
      label: `${number} bounced…`,
      icon: 'octagon',
      why: whyNot(can.bounce),
      run: onBounce,
    },
  ];
  const back: MenuAction = {
    id: 'reverse',
    label: `Take back ${number}, entered in error…`,
    icon: 'void',
    why: whyNot(can.reverse),
    run: onReverse,
  };
  return [...(check === undefined ? [] : ofChecks), back];
}

interface Ways {
  readonly refund: () => void;
  readonly allocate: () => void;
  readonly print: () => void;
}

function usePaymentCommands(payment: PaymentView, ways: Ways, more: readonly MenuAction[]): void {
  const { number, can } = payment;
  // A key pressed in vain says why, as the button would.
  const unless = (why: string | undefined, run: () => void) => () =>
    why === undefined ? run() : say(why);
  useCommands([
    {
      id: 'refund-payment',
      title: `Refund ${number}`,
      keys: ['R', 'Ctrl+Shift+R'],
      group: 'here',
      icon: 'turn-back',
      run: unless(whyNot(can.refund), ways.refund),
    },
    {
      id: 'allocate-payment',
      title: `Allocate ${number}`,
      keys: ['A'],
      group: 'here',
      icon: 'allocate',
      run: unless(whyNot(can.allocate), ways.allocate),
    },
    {
      id: 'print-payment',
      title: `Print the receipt of ${number}`,
      keys: ['P', 'Ctrl+P'],
      group: 'here',
      icon: 'print',
      run: ways.print,
    },
    ...more.map(({ id, label, icon, why, run }) => ({
      id: `${id}-payment`,
      title: label,
      group: 'here' as const,
      icon,
      run: unless(why, run),
    })),
  ]);
}
