import { useAsk } from '../../../bridge/hooks.ts';
import { Loading, Trouble } from '../../../ui/loading.tsx';
import { RefundSheet } from './refund-sheet.tsx';
import { ofCredit } from './refund-source.ts';

/** Gives credit back that has no payment behind it, beside the account of its customer. */
export function CreditRefund({ customerId }: { readonly customerId: string }) {
  const { value: customer, trouble, again } = useAsk('customers.get', { id: customerId });
  if (customer !== undefined) return <RefundSheet source={ofCredit(customer)} />;
  return trouble === undefined ? (
    <Loading what="Reading the account" />
  ) : (
    <Trouble sentence={trouble.sentence} onAgain={again} />
  );
}
