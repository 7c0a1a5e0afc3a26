import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefundPage } from './refund-page.tsx';

interface RefundScreenProps {
  readonly id: string;
}

/** One refund: how far it is, everything it took off, and what is left to do. */
export function RefundScreen({ id }: RefundScreenProps) {
  const { value: refund, trouble, again } = useAsk('refunds.get', { id });
  if (refund !== undefined) return <RefundPage refund={refund} />;
  return (
    <>
      <PageHeader title="Refund" crumb={{ label: 'Refunds', href: '/refunds' }} />
      {trouble === undefined ? (
        <Loading what="Reading the refund" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </>
  );
}
