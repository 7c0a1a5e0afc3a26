import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { RefundView } from '../../../../shared/contract/views.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { useDesk } from '../../../ui/desk-context.tsx';
import { Loading, Trouble } from '../../../ui/loading.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { HandOver } from './hand-over.tsx';
import { insteadOf } from './refund-draft.ts';
import { RefundPanel } from './refund-panel.tsx';
import type { RefundSource } from './refund-source.ts';

/** The sheet for giving money back: the form, or what remains to be done with the hands. */
export function RefundSheet({ source }: { readonly source: RefundSource }) {
  const search = new URLSearchParams(useSearch());
  const made = search.get('done');
  if (made !== null) return <HandOver key={made} refundId={made} />;
  const failed = search.get('instead');
  if (failed !== null) return <Instead key={failed} source={source} refundId={failed} />;
  const drafted = search.get('draft');
  if (drafted === null) return <RefundPanel source={source} earlier={undefined} />;
  return <Drafted source={source} refundId={drafted} />;
}

interface DraftedProps {
  readonly source: RefundSource;
  readonly refundId: string;
}

/** The form as somebody left it: a draft, or a request that waits for a manager. */
const Drafted = ({ source, refundId }: DraftedProps) => (
  <Earlier source={source} refundId={refundId}>
    {(refund) => <RefundPanel source={source} earlier={refund} />}
  </Earlier>
);

/** The money of a refund that did not come to its card, another way. */
function Instead({ source, refundId }: DraftedProps) {
  const { currency } = useDesk();
  return (
    <Earlier source={source} refundId={refundId}>
      {(failed) => (
        <RefundPanel
          source={{
            ...source,
            key: `${source.key} instead ${failed.id}`,
            start: insteadOf(failed, currency),
            insteadOf: failed.number,
          }}
          earlier={undefined}
        />
      )}
    </Earlier>
  );
}

interface EarlierProps extends DraftedProps {
  readonly children: (refund: RefundView) => ReactNode;
}

/** Reads a refund before the form that goes on from it. */
function Earlier({ source, refundId, children }: EarlierProps) {
  const [, goTo] = useLocation();
  const { value: refund, trouble, again } = useAsk('refunds.get', { id: refundId });
  if (refund !== undefined) return children(refund);
  return (
    <SideSheet title="Refund" onClose={() => goTo(source.record)} footer={null}>
      {trouble === undefined ? (
        <Loading what="Reading the refund" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </SideSheet>
  );
}
