import { useAsk } from '../../../bridge/hooks.ts';
import { useIsNothing, useMoneyText } from '../../../ui/figures.tsx';
import { Loading, Trouble } from '../../../ui/loading.tsx';
import { noCreditToApply } from '../../../words/credit.ts';
import { AllocatePanel } from './allocate-panel.tsx';
import { creditOf } from './money-source.ts';

/** Puts a customer's credit to their open invoices, beside the account. */
export function ApplyCredit({ customerId }: { readonly customerId: string }) {
  const isNothing = useIsNothing();
  const money = useMoneyText();
  const { value: customer, trouble, again } = useAsk('customers.get', { id: customerId });
  if (customer === undefined) {
    return trouble === undefined ? (
      <Loading what="Reading the account" />
    ) : (
      <Trouble sentence={trouble.sentence} onAgain={again} />
    );
  }
  const { creditMinor, owedMinor, name } = customer;
  const why = noCreditToApply(name, {
    hasCredit: !isNothing(creditMinor),
    owes: !isNothing(owedMinor),
    credit: money(creditMinor),
  });
  return <AllocatePanel source={creditOf(customer, why)} />;
}
