import { useLocation, useSearch } from 'wouter';
import { useAsk } from '../../../bridge/hooks.ts';
import { Loading, Trouble } from '../../../ui/loading.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { HandOver } from './hand-over.tsx';
import { RefundPanel } from './refund-panel.tsx';
import type { RefundSource } from './refund-source.ts';

/** The sheet for giving money back: the form, or what remains to be done with the hands. */
export function RefundSheet({ source }: { readonly source: RefundSource }) {
  const search = new URLSearchParams(useSearch());
  const made = search.get('done');
  if (made !== null) return <HandOver key={made} refundId={made} />;
  const drafted = search.get('draft');
  if (drafted === null) return <RefundPanel source={source} earlier={undefined} />;
  return <Drafted source={source} refundId={drafted} />;
}

interface DraftedProps {
  readonly source: RefundSource;
  readonly refundId: string;
}

/** The form as somebody left it: a draft, or a request that waits for a manager. */
function Drafted({ source, refundId }: DraftedProps) {
  const [, goTo] = useLocation();
  const { value: refund, trouble, again } = useAsk('refunds.get', { id: refundId });
  if (refund !== undefined) return <RefundPanel source={source} earlier={refund} />;
  return (
    <SideSheet title="Refund" onClose={() => goTo(source.record)} footer={null}>
      {trouble === undefined ? (
        <Loading what="Reading the draft" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </SideSheet>
  );
}
