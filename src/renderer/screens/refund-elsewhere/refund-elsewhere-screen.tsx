import { useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { FormColumns } from '../../ui/form-columns.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { NoAnswer } from '../../ui/no-answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { ElsewhereAhead } from './elsewhere-ahead.tsx';
import { BackPart, ReceiptPart } from './elsewhere-fields.tsx';
import { useElsewhere } from './use-elsewhere.ts';

/** Gives back a payment that another desk took and that is not here yet, by its receipt. */
export function RefundElsewhereScreen() {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const form = useElsewhere();
  const { preview, unanswered, busy, confirm } = form;
  const leave = () => goTo('/refunds');
  useKeys({ Escape: leave, 'Ctrl+Enter': confirm }, 'page');
  return (
    <>
      <PageHeader
        title="Refund of a payment not in this book yet"
        crumb={{ label: 'Refunds', href: '/refunds' }}
      />
      <FormColumns
        fields={
          <>
            <ReceiptPart form={form} />
            <BackPart form={form} />
          </>
        }
      >
        <ElsewhereAhead form={form} />
      </FormColumns>
      <FormFoot
        note="For a payment that another desk took and that has not come here yet. Keep the receipt."
        trouble={unanswered ? <NoAnswer /> : null}
      >
        <Button size="big" keys="Escape" onPress={leave}>
          Leave
        </Button>
        <Button kind="money" size="big" keys="Ctrl+Enter" busy={busy} onPress={confirm}>
          {unanswered
            ? 'Ask again'
            : preview === undefined
              ? 'Refund'
              : `Refund ${money(preview.amountMinor)}`}
        </Button>
      </FormFoot>
    </>
  );
}
