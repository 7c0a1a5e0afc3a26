import { useLocation } from 'wouter';
import type { CallValue } from '../../shared/contract/contract.ts';
import { useAsk } from '../bridge/hooks.ts';
import { presetList } from '../state/list-memory.ts';
import { useSignedIn } from '../state/session.ts';
import { useMoneyText } from '../ui/figures.tsx';
import { Icon } from '../ui/icon.tsx';
import { Banner } from '../ui/note.tsx';
import { cardRefundWords as words } from '../words/failed.ts';
import { GoTo } from './banner-actions.tsx';

type CardRefunds = CallValue<'refunds.waiting'>;

/** Money on its way to cards, and what of it did not come off. */
export function useCardRefunds(): CardRefunds | undefined {
  const signedIn = useSignedIn() !== undefined;
  return useAsk('refunds.waiting', {}, { when: signedIn }).value;
}

/** A refund did not come to its card: somebody must decide, and the customer does not know it yet. */
export function FailedBanner({ of }: { readonly of: CardRefunds }) {
  const money = useMoneyText();
  const { failed, firstFailed } = of;
  if (firstFailed === undefined) return null;
  const { refundId, number, customerName, amountMinor } = firstFailed;
  return (
    <Banner
      kind="bad"
      title={words.failed(number)}
      action={
        <>
          <GoTo place={`/refunds/${refundId}`}>{words.seeToIt}</GoTo>
          {failed > 1 ? <GoTo place="/">{words.others(failed - 1)}</GoTo> : null}
        </>
      }
    >
      {words.failedMore(money(amountMinor), customerName)}
    </Banner>
  );
}

/** In the line at the foot: what has not surely left this desk. */
export function UnsentCell() {
  const [, goTo] = useLocation();
  const unsent = useCardRefunds()?.unsent ?? 0;
  if (unsent === 0) return null;
  const show = () => {
    presetList('refunds', { method: 'card' });
    goTo('/refunds');
  };
  return (
    <button type="button" className="status-cell status-button status-unsent" onClick={show}>
      <Icon name="circle-dashed" size={14} />
      {words.unsent(unsent)}
    </button>
  );
}
