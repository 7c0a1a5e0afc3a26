import { useLocation } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../ui/figures.tsx';
import { ActionBar } from '../../ui/list-page.tsx';
import { byMethodWords } from '../../words/methods.ts';

/** What can be done with the selected refund, by its keys. */
export function RefundBar({ refund }: { readonly refund: RefundView | undefined }) {
  const [, goTo] = useLocation();
  const id = refund?.id ?? '';
  const number = refund?.number ?? '';
  const printWhy = refund?.can.print.allowed === false ? refund.can.print.why : undefined;
  const print = () => {
    if (printWhy === undefined) goTo(`/paper/refund/${id}`);
    else say(printWhy);
  };
  useCommands(
    refund === undefined
      ? []
      : [
          {
            id: 'print',
            title: `Print the receipt of ${number}`,
            keys: ['P', 'Ctrl+P'],
            group: 'here',
            icon: 'print',
            run: print,
          },
        ],
  );
  if (refund === undefined) return null;
  return (
    <ActionBar
      number={number}
      words={
        <>
          {refund.customerName}, <Money of={refund.amountMinor} /> {byMethodWords[refund.method]}
        </>
      }
    >
      <Button kind="quiet" keys="Enter" onPress={() => goTo(`/refunds/${id}`)}>
        Open
      </Button>
      <Button icon="print" keys="P" why={printWhy} onPress={print}>
        Print receipt
      </Button>
    </ActionBar>
  );
}
