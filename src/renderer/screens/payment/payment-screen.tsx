import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { AllocatePanel } from './allocate/allocate-panel.tsx';
import { moneyOf } from './allocate/money-source.ts';
import { PaymentPage } from './payment-page.tsx';
import { RefundOfPayment } from './refund/payment-refund.tsx';

interface PaymentScreenProps {
  readonly id: string;
  /** The sheet that is open beside the record. */
  readonly sheet?: 'refund' | 'allocate' | undefined;
}

/** One payment: what came in, where it is now, and the sheets that move it. */
export function PaymentScreen({ id, sheet }: PaymentScreenProps) {
  const { value: payment, trouble, again } = useAsk('payments.get', { id });
  if (payment === undefined) {
    return (
      <>
        <PageHeader title="Payment" crumb={{ label: 'Payments', href: '/payments' }} />
        {trouble === undefined ? (
          <Loading what="Reading the payment" />
        ) : (
          <Trouble sentence={trouble.sentence} onAgain={again} />
        )}
      </>
    );
  }
  return (
    <Beside
      sheet={
        sheet === 'refund' ? (
          <RefundOfPayment payment={payment} />
        ) : sheet === 'allocate' ? (
          <AllocatePanel source={moneyOf(payment)} />
        ) : null
      }
    >
      <PaymentPage payment={payment} beside={sheet !== undefined} />
    </Beside>
  );
}
