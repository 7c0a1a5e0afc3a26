import type { RefundView } from '../../shared/contract/views.ts';
import { apartHandedOver } from '../book/records/apart-words.ts';
import type { RefundRecord } from '../book/records/refund.ts';
import { callOffPermission, cardPermissions } from './card-refund.ts';
import { moneyIn, type Viewing } from './context.ts';
import { allowed, because } from './permissions.ts';

type Can = RefundView['can'];

/** What may be done with a refund now; and of what may not: the rule, the figure, the way out. */
export function refundPermissions(
  viewing: Viewing,
  refund: RefundRecord,
  contest: Pick<RefundView, 'contested'>,
): Can {
  const { number, status } = refund;
  const isDraft = status === 'draft' || status === 'awaiting-approval';
  const isMade = status === 'succeeded';
  return {
    confirm: isDraft
      ? allowed
      : because(
          `${number} is ${status} already, and a refund is confirmed once. To give more back, refund its payment again.`,
        ),
    handOver: handOverPermission(viewing, refund, isMade, contest),
    cancel:
      refund.made?.method === 'card'
        ? callOffPermission(viewing, refund)
        : cancelPermission(viewing, refund, isDraft || isMade),
    clear: clearPermission(viewing, refund, isMade),
    print: allowed,
    ...cardPermissions(viewing, refund),
  };
}

function cancelPermission(viewing: Viewing, refund: RefundRecord, stands: boolean): Can['cancel'] {
  const { number, isCleared } = refund;
  const money = moneyIn(viewing, refund.amountMinor);
  if (isCleared) {
    return because(
      `The bank has paid the check of ${money}, so ${number} can’t be taken back. If the customer returns the money, take it as a payment.`,
    );
  }
  if (stands) return allowed;
  return because(
    `${number} was canceled already: nothing of the ${money} counts. To give it back after all, refund again.`,
  );
}

function handOverPermission(
  viewing: Viewing,
  refund: RefundRecord,
  isMade: boolean,
  { contested }: Pick<RefundView, 'contested'>,
): Can['handOver'] {
  const money = moneyIn(viewing, refund.amountMinor);
  if (refund.method === 'card') {
    return because(`${refund.number} goes to a card, so there is nothing to hand over.`);
  }
  if (refund.isHandedOver) {
    return because(
      `The ${money} of ${refund.number} was handed over already, and is so only once.`,
    );
  }
  const apart = isMade ? apartHandedOver(viewing.read, refund.id) : null;
  if (apart !== null) return because(apart);
  if (contested !== undefined && isMade) {
    return because(`${contested.sentence} Decide about that before ${money} leaves.`);
  }
  if (isMade) return allowed;
  return because(
    `${refund.number} is ${wordOf(refund)}: ${money} may be handed over only once it is confirmed.`,
  );
}

function clearPermission(viewing: Viewing, refund: RefundRecord, isMade: boolean): Can['clear'] {
  const { number, method } = refund;
  const money = moneyIn(viewing, refund.amountMinor);
  if (method !== 'check')
    return because(`${number} was not given back by check, so none can clear.`);
  if (refund.isCleared) return because(`The bank has paid this check of ${money} already.`);
  if (isMade) return allowed;
  return because(`${number} is ${wordOf(refund)}, so no check of ${money} is out.`);
}

const wordOf = ({ status }: RefundRecord): string => status.replace('-', ' ');
