import { useLocation } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../ui/figures.tsx';
import { ActionBar } from '../../ui/list-page.tsx';

/** What can be done with the selected invoice, by its keys. */
export function InvoiceBar({ invoice }: { readonly invoice: InvoiceView | undefined }) {
  const [, goTo] = useLocation();
  const id = invoice?.id ?? '';
  const number = invoice?.number ?? '';
  const takeWhy =
    invoice?.can.takePayment.allowed === false ? invoice.can.takePayment.why : undefined;
  const take = () => {
    if (takeWhy === undefined) goTo(`/payments/new?invoice=${id}`);
    else say(takeWhy);
  };
  // A draft is no paper yet, for the same reason for which nothing can be paid on it.
  const printWhy = invoice?.status === 'draft' ? takeWhy : undefined;
  const print = () => (printWhy === undefined ? goTo(`/paper/invoice/${id}`) : say(printWhy));
  const issue = () => goTo('/invoices/new');
  useCommands([
    {
      id: 'new-here',
      title: 'Issue invoice',
      keys: ['Ctrl+N'],
      group: 'here',
      silent: true,
      run: issue,
    },
    ...(invoice === undefined
      ? []
      : ([
          {
            id: 'pay-invoice',
            title: `Take payment for ${number}`,
            keys: ['T'],
            group: 'here',
            icon: 'tray',
            run: take,
          },
          {
            id: 'print',
            title: `Print ${number}`,
            keys: ['P', 'Ctrl+P'],
            group: 'here',
            icon: 'print',
            run: print,
          },
        ] as const)),
  ]);
  if (invoice === undefined) return null;
  return (
    <ActionBar
      number={number}
      words={
        <>
          {invoice.customerName}, <StillDue invoice={invoice} />
        </>
      }
    >
      <Button kind="quiet" keys="Enter" onPress={() => goTo(`/invoices/${id}`)}>
        Open
      </Button>
      <Button kind="quiet" keys="P" why={printWhy} onPress={print}>
        Print
      </Button>
      <Button icon="tray" keys="T" why={takeWhy} onPress={take}>
        Take payment
      </Button>
    </ActionBar>
  );
}

const StillDue = ({ invoice: { dueMinor, inDoubt } }: { readonly invoice: InvoiceView }) =>
  inDoubt === undefined ? (
    <>
      <Money of={dueMinor} /> still due
    </>
  ) : (
    <>
      in doubt, <Money of={inDoubt.askMinor} /> asked for now
    </>
  );
