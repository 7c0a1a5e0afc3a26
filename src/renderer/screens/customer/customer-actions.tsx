import { useLocation } from 'wouter';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { type Command, useCommands } from '../../state/commands.ts';
import { useIsManager } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { Menu, type MenuAction } from '../../ui/menu.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { oneCustomerWords as words } from '../../words/one-customer.ts';
import { noCreditToApply, noCreditToRefund } from '../../words/credit.ts';

interface CustomerActionsProps {
  readonly customer: CustomerView;
  readonly onEdit: () => void;
  readonly onMerge: () => void;
  readonly onErase: () => void;
}

/** What can be done for a customer, each by its key. */
export function CustomerActions(props: CustomerActionsProps) {
  const { customer, onEdit } = props;
  const [, goTo] = useLocation();
  const { id, name } = customer;
  const bill = () => goTo(`/invoices/new?customer=${id}`);
  const take = () => goTo(`/payments/new?customer=${id}`);
  const more: readonly MenuAction[] = [
    ...useCreditActions(customer),
    { id: 'edit', label: `Change the details…`, icon: 'edit', keys: 'E', run: onEdit },
    ...useManagerActions(props),
  ];
  useKeys({ Escape: () => goTo('/customers') }, 'page');
  const commands: readonly Command[] = [
    ...more.map((action) => commandOf(action, name)),
    {
      id: 'issue-invoice',
      title: `Issue invoice to ${name}`,
      keys: ['I', 'Ctrl+I'],
      group: 'here',
      icon: 'invoice',
      run: bill,
    },
    {
      id: 'take-payment',
      title: `Take payment from ${name}`,
      keys: ['T', 'Ctrl+Shift+P'],
      group: 'here',
      icon: 'tray',
      run: take,
    },
  ];
  // Nothing new begins with whoever was erased; what they owe may still come in.
  useCommands(customer.erased === true ? commands.slice(-1) : commands);
  const [credit] = more;
  if (customer.erased === true) {
    return (
      <Button icon="tray" keys="T" onPress={take}>
        Take payment
      </Button>
    );
  }
  return (
    <>
      <Menu label="More" actions={more} />
      <Button icon="plus" keys="C" onPress={credit?.run}>
        Make good
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

/** What only managers do: two customers who are one, and one of whom nothing is kept. */
function useManagerActions({ onMerge, onErase }: CustomerActionsProps): MenuAction[] {
  const why = useIsManager() ? undefined : words.onlyManager;
  return [
    { id: 'merge', label: words.merge, icon: 'copy', keys: 'M', why, run: onMerge },
    { id: 'erase', label: words.erase, icon: 'void', why, run: onErase },
  ];
}

/** What can be done with credit: give some, put it to invoices, pay it out. */
function useCreditActions({ id, name, creditMinor, owedMinor }: CustomerView): MenuAction[] {
  const [, goTo] = useLocation();
  const isNothing = useIsNothing();
  const money = useMoneyText();
  const standing = {
    hasCredit: !isNothing(creditMinor),
    owes: !isNothing(owedMinor),
    credit: money(creditMinor),
  };
  return [
    {
      id: 'credit',
      label: 'Make good: credit or refund…',
      icon: 'plus',
      keys: 'C',
      run: () => goTo(`/customers/${id}/credit`),
    },
    {
      id: 'apply',
      label: 'Apply credit to invoices…',
      icon: 'allocate',
      keys: 'A',
      why: noCreditToApply(name, standing),
      run: () => goTo(`/customers/${id}/apply`),
    },
    {
      id: 'refund',
      label: 'Refund credit…',
      icon: 'turn-back',
      keys: 'R',
      why: noCreditToRefund(name, standing),
      run: () => goTo(`/customers/${id}/refund`),
    },
  ];
}

const commandOf = ({ id, label, icon, keys, why, run }: MenuAction, name: string): Command => ({
  id: `${id}-customer`,
  title: `${label.replace('…', '')}, ${name}`,
  keys: keys === undefined ? undefined : [keys],
  group: 'here',
  icon,
  // A key pressed in vain says why, as the menu would.
  run: () => (why === undefined ? run() : say(why)),
});
