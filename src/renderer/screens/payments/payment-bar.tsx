import { useLocation } from 'wouter';
import type { PaymentView, Permission } from '../../../shared/contract/views.ts';
import { type Command, useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../ui/figures.tsx';
import { ActionBar } from '../../ui/list-page.tsx';
import { whyNot } from '../../ui/why-not.ts';

/** What can be done with a payment of the list, and why not. */
interface PaymentActs {
  readonly open: () => void;
  readonly refund: () => void;
  readonly allocate: () => void;
  readonly print: () => void;
}

const here = { group: 'here' } as const;

/** The same acts by their keys, in the palette and in the list of keys. */
const commandsFor = (number: string, acts: PaymentActs): readonly Command[] => [
  {
    ...here,
    id: 'refund-payment',
    title: `Refund ${number}`,
    keys: ['R', 'Ctrl+Shift+R'],
    icon: 'turn-back',
    run: acts.refund,
  },
  {
    ...here,
    id: 'allocate-payment',
    title: `Allocate ${number}`,
    keys: ['A'],
    icon: 'allocate',
    run: acts.allocate,
  },
  {
    ...here,
    id: 'print',
    title: `Print the receipt of ${number}`,
    keys: ['P', 'Ctrl+P'],
    icon: 'print',
    run: acts.print,
  },
];

/** What can be done with the selected payment, by its keys. */
export function PaymentBar({ payment }: { readonly payment: PaymentView | undefined }) {
  const [, goTo] = useLocation();
  const takeNew: Command = {
    ...here,
    id: 'new-here',
    title: 'Take payment',
    keys: ['Ctrl+N'],
    silent: true,
    run: () => goTo('/payments/new'),
  };
  const go = (can: Permission | undefined, to: string) => {
    const why = can === undefined ? undefined : whyNot(can);
    if (why === undefined) goTo(to);
    else say(why);
  };
  const id = payment?.id ?? '';
  const acts: PaymentActs = {
    open: () => goTo(`/payments/${id}`),
    refund: () => go(payment?.can.refund, `/payments/${id}/refund`),
    allocate: () => go(payment?.can.allocate, `/payments/${id}/allocate`),
    print: () => goTo(`/paper/payment/${id}`),
  };
  useCommands([takeNew, ...(payment === undefined ? [] : commandsFor(payment.number, acts))]);
  return payment === undefined ? null : <Bar payment={payment} acts={acts} />;
}

interface BarProps {
  readonly payment: PaymentView;
  readonly acts: PaymentActs;
}

const Bar = ({ payment, acts }: BarProps) => (
  <ActionBar
    number={payment.number}
    words={
      <>
        {payment.customerName},{' '}
        {payment.inDoubt === undefined ? (
          <>
            <Money of={payment.refundableMinor} /> can be refunded
          </>
        ) : (
          'in doubt'
        )}
      </>
    }
  >
    <Button kind="quiet" keys="Enter" onPress={acts.open}>
      Open
    </Button>
    <Button kind="quiet" keys="A" why={whyNot(payment.can.allocate)} onPress={acts.allocate}>
      Allocate
    </Button>
    <Button kind="quiet" keys="P" onPress={acts.print}>
      Print
    </Button>
    <Button icon="turn-back" keys="R" why={whyNot(payment.can.refund)} onPress={acts.refund}>
      Refund
    </Button>
  </ActionBar>
);
