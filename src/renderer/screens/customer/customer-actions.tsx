import { useLocation } from 'wouter';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { useCommands } from '../../state/commands.ts';
import { Button } from '../../ui/button.tsx';
import { useKeys } from '../../ui/use-keys.ts';

interface CustomerActionsProps {
  readonly customer: CustomerView;
  readonly onEdit: () => void;
}

/** What can be done for a customer, each by its key. */
export function CustomerActions({ customer, onEdit }: CustomerActionsProps) {
  const [, goTo] = useLocation();
  const { id, name } = customer;
  const bill = () => goTo(`/invoices/new?customer=${id}`);
  const take = () => goTo(`/payments/new?customer=${id}`);
  useKeys({ Escape: () => goTo('/customers') }, 'page');
  useCommands([
    {
      id: 'edit-customer',
      title: `Change the details of ${name}`,
      keys: ['E'],
      group: 'here',
      icon: 'edit',
      run: onEdit,
    },
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
  ]);
  return (
    <>
      <Button icon="edit" keys="E" onPress={onEdit}>
        Change
      </Button>
      <Button icon="invoice" keys="I" onPress={bill}>
        Issue invoice
      </Button>
      <Button kind="primary" icon="tray" keys="T" onPress={take}>
        Take payment
      </Button>
    </>
  );
}
