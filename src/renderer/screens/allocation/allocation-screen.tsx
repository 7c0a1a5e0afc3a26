import { Link, useLocation } from 'wouter';
import type { AllocationView } from '../../../shared/contract/views.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useTakeOff } from '../../bridge/take-off.ts';
import { useCommands } from '../../state/commands.ts';
import { say, sayWithUndo } from '../../state/toasts.ts';
import { ArrivalMark } from '../../ui/arrival-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Amount, Money, useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { History } from '../../ui/history.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { Method } from '../../ui/method.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RecordBody, RecordLead } from '../../ui/record.tsx';
import { Section } from '../../ui/section.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { printDay } from '../../ui/when.ts';
import { whyNot } from '../../ui/why-not.ts';

interface AllocationScreenProps {
  readonly id: string;
}

/** One allocation: which money, on which invoice, how much of it still stands. */
export function AllocationScreen({ id }: AllocationScreenProps) {
  const { value: allocation, trouble, again } = useAsk('allocations.get', { id });
  if (allocation !== undefined) return <AllocationPage allocation={allocation} />;
  return (
    <>
      <PageHeader title="Allocation" />
      {trouble === undefined ? (
        <Loading what="Reading the allocation" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </>
  );
}

function AllocationPage({ allocation }: { readonly allocation: AllocationView }) {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const isNothing = useIsNothing();
  const why = whyNot(allocation.can.remove);
  const invoice = `/invoices/${allocation.invoiceId}`;
  const takeOff = useTakeOff({
    done: ({ amountMinor, invoiceNumber }, undo) => {
      sayWithUndo(`Took ${money(amountMinor)} off ${invoiceNumber}`, undo);
    },
    refused: (trouble) => say(trouble.sentence),
  });
  const remove = () => (why === undefined ? takeOff(allocation) : say(why));
  useKeys({ Escape: () => goTo(invoice) }, 'page');
  useCommands([
    {
      id: 'remove-allocation',
      title: `Take ${allocation.number} off ${allocation.invoiceNumber}`,
      keys: ['D'],
      group: 'here',
      icon: 'unlink',
      run: remove,
    },
  ]);
  return (
    <>
      <PageHeader
        title={allocation.number}
        crumb={{ label: allocation.invoiceNumber, href: invoice }}
        actions={
          <Button icon="unlink" keys="D" why={why} onPress={remove}>
            Take off the invoice
          </Button>
        }
      />
      <RecordBody
        aside={
          <Section title="History" aside={<ArrivalMark of={allocation.arrival} />}>
            <History events={allocation.history} of={allocation.id} />
          </Section>
        }
      >
        <RecordLead amount={<Amount of={allocation.amountMinor} />}>
          {isNothing(allocation.amountMinor) ? 'was applied to' : 'applied to'}{' '}
          <Link href={invoice}>{allocation.invoiceNumber}</Link> of{' '}
          <Link href={`/customers/${allocation.customerId}`}>{allocation.customerName}</Link>,{' '}
          {printDay(allocation.allocatedOn, 'full')}
        </RecordLead>
        <DefinitionList
          items={[
            { term: 'Money of', value: <From allocation={allocation} /> },
            { term: 'Applied at first', value: <Money of={allocation.originalMinor} /> },
            { term: 'By', value: allocation.by },
          ]}
        />
      </RecordBody>
    </>
  );
}

function From({ allocation }: { readonly allocation: AllocationView }) {
  const { paymentId, paymentNumber, paymentMethod } = allocation;
  if (paymentId === undefined || paymentMethod === undefined) return 'Customer credit';
  return (
    <>
      <Link href={`/payments/${paymentId}`}>{paymentNumber}</Link> <Method method={paymentMethod} />
    </>
  );
}
