import { useLocation } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { useIsNothing } from '../../ui/figures.tsx';
import { Menu, type MenuAction } from '../../ui/menu.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { whyNot } from '../../ui/why-not.ts';
import type { Said } from './said-dialog.tsx';

interface InvoiceActionsProps {
  readonly invoice: InvoiceView;
  readonly onVoid: () => void;
  readonly onSaid: (said: Said) => void;
  readonly onSheet: (sheet: 'credit' | 'cancel') => void;
}

/** What can be done with an invoice, each by its key. */
export function InvoiceActions(props: InvoiceActionsProps) {
  const [, goTo] = useLocation();
  const { id, can } = props.invoice;
  const why = whyNot(can.takePayment);
  const take = () => goTo(`/payments/new?invoice=${id}`);
  const print = () => goTo(`/paper/invoice/${id}`);
  const isUnpaid = useIsNothing()(props.invoice.appliedMinor);
  const more = moreActions(props, isUnpaid);
  useKeys({ Escape: () => goTo('/invoices') }, 'page');
  useInvoiceCommands(props.invoice, { take, print }, more);
  return (
    <>
      <Menu label="More" actions={more} />
      <Button icon="print" keys="P" onPress={print}>
        Print
      </Button>
      <Button
        kind={why === undefined ? 'primary' : 'plain'}
        icon="tray"
        keys="T"
        why={why}
        onPress={take}
      >
        Take payment
      </Button>
    </>
  );
}

/** The ways to take an invoice back: a part of it, all of it with its money, or unpaid and whole. */
const moreActions = (
  { invoice, onVoid, onSaid, onSheet }: InvoiceActionsProps,
  isUnpaid: boolean,
): readonly MenuAction[] => [
  {
    id: 'credit',
    label: 'Credit note…',
    icon: 'paper',
    keys: 'C',
    why: whyNot(invoice.can.credit),
    run: () => onSheet('credit'),
  },
  {
    id: 'cancel',
    label: isUnpaid ? 'Cancel, by a credit note…' : 'Cancel, with its money…',
    icon: 'circle-slash',
    keys: 'X',
    why: whyNot(invoice.can.cancel),
    run: () => onSheet('cancel'),
  },
  invoice.disputed
    ? {
        id: 'release',
        label: 'Dispute settled…',
        icon: 'flag',
        keys: 'D',
        why: whyNot(invoice.can.releaseDispute),
        run: () => onSaid('releaseDispute'),
      }
    : {
        id: 'dispute',
        label: 'Flag as disputed…',
        icon: 'flag',
        keys: 'D',
        why: whyNot(invoice.can.dispute),
        run: () => onSaid('dispute'),
      },
  {
    id: 'void',
    label: 'Void, entered in error…',
    icon: 'void',
    why: whyNot(invoice.can.void),
    run: onVoid,
  },
];

interface Ways {
  readonly take: () => void;
  readonly print: () => void;
}

function useInvoiceCommands(
  { number, can }: InvoiceView,
  ways: Ways,
  more: readonly MenuAction[],
): void {
  // A key pressed in vain says why, as the button would.
  const unless = (reason: string | undefined, run: () => void) => () =>
    reason === undefined ? run() : say(reason);
  useCommands([
    {
      id: 'pay-invoice',
      title: `Take payment for ${number}`,
      keys: ['T'],
      group: 'here',
      icon: 'tray',
      run: unless(whyNot(can.takePayment), ways.take),
    },
    {
      id: 'print-invoice',
      title: `Print ${number}`,
      keys: ['P', 'Ctrl+P'],
      group: 'here',
      icon: 'print',
      run: ways.print,
    },
    ...more.map(({ id, label, icon, keys, why, run }) => ({
      id: `${id}-invoice`,
      title: `${label.replace('…', '')}, ${number}`,
      keys: keys === undefined ? undefined : [keys],
      group: 'here' as const,
      icon,
      run: unless(why, run),
    })),
  ]);
}
