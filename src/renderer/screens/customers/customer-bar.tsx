import { useLocation } from 'wouter';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../ui/figures.tsx';
import { ActionBar } from '../../ui/list-page.tsx';

/** What can be done for the selected customer, by its keys. */
export function CustomerBar({ customer }: { readonly customer: CustomerView | undefined }) {
  const [, goTo] = useLocation();
  const id = customer?.id ?? '';
  const name = customer?.name ?? '';
  const take = () => goTo(`/payments/new?customer=${id}`);
  const bill = () => goTo(`/invoices/new?customer=${id}`);
  const add = () => goTo('/customers/new');
  useCommands([
    {
      id: 'new-here',
      title: 'New customer',
      keys: ['Ctrl+N'],
      group: 'here',
      silent: true,
      run: add,
    },
    ...(customer === undefined
      ? []
      : ([
          {
            id: 'bill-customer',
            title: `Issue invoice to ${name}`,
            keys: ['I'],
            group: 'here',
            icon: 'invoice',
            run: bill,
          },
          {
            id: 'pay-customer',
            title: `Take payment from ${name}`,
            keys: ['T'],
            group: 'here',
            icon: 'tray',
            run: take,
          },
        ] as const)),
  ]);
  if (customer === undefined) return null;
  return (
    <ActionBar
      number={name}
      words={
        <>
          owes <Money of={customer.owedMinor} />
          {customer.inDoubt === undefined ? null : ', in doubt'}
        </>
      }
    >
      <Button kind="quiet" keys="Enter" onPress={() => goTo(`/customers/${id}`)}>
        Open
      </Button>
      <Button kind="quiet" keys="I" onPress={bill}>
        Issue invoice
      </Button>
      <Button icon="tray" keys="T" onPress={take}>
        Take payment
      </Button>
    </ActionBar>
  );
}
