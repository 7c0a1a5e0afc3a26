import './status-tag.css';
import type { InvoiceView, PaymentView, RefundView } from '../../shared/contract/views.ts';
import {
  creditedWords,
  disputedWords,
  invoiceStatusWords,
  needsReviewWords,
  notHandedOverWords,
  overdueWords,
  paymentStandingMeans,
  refundStandingWords,
  type StatusWords,
} from '../words/statuses.ts';
import { Icon, type IconName } from './icon.tsx';

/** What a status asks of people, which decides its edge: nothing, a look, or a hand. */
type Weight = 'plain' | 'wait' | 'move' | 'good' | 'need' | 'bad' | 'off';

interface Look {
  readonly icon: IconName;
  readonly weight: Weight;
}

const refundLooks: Readonly<Record<RefundView['standing'], Look>> = {
  draft: { icon: 'paper', weight: 'plain' },
  'awaiting-approval': { icon: 'lock', weight: 'need' },
  queued: { icon: 'circle-dashed', weight: 'wait' },
  sending: { icon: 'circle-arrow', weight: 'move' },
  unknown: { icon: 'diamond-question', weight: 'need' },
  pending: { icon: 'circle-half', weight: 'move' },
  'requires-action': { icon: 'diamond-exclaim', weight: 'need' },
  'to-hand-over': { icon: 'tray', weight: 'wait' },
  'given-back': { icon: 'circle-full', weight: 'good' },
  succeeded: { icon: 'circle-full', weight: 'good' },
  failed: { icon: 'octagon', weight: 'bad' },
  canceled: { icon: 'circle-slash', weight: 'off' },
};

const invoiceLooks: Readonly<Record<InvoiceView['status'], Look>> = {
  draft: { icon: 'paper', weight: 'plain' },
  open: { icon: 'box-empty', weight: 'plain' },
  'partly-paid': { icon: 'box-half', weight: 'plain' },
  paid: { icon: 'box-full', weight: 'good' },
  void: { icon: 'circle-slash', weight: 'off' },
};

const paymentLooks: Readonly<Record<PaymentView['standing'], Look>> = {
  pending: { icon: 'circle-half', weight: 'move' },
  failed: { icon: 'octagon', weight: 'bad' },
  bounced: { icon: 'octagon', weight: 'bad' },
  reversed: { icon: 'circle-slash', weight: 'off' },
  refunded: { icon: 'circle-full', weight: 'good' },
  'refund-pending': { icon: 'circle-half', weight: 'move' },
  'partially-refunded': { icon: 'turn-back', weight: 'plain' },
  disputed: { icon: 'flag', weight: 'need' },
  unallocated: { icon: 'box-empty', weight: 'plain' },
  'partly-allocated': { icon: 'box-half', weight: 'plain' },
  allocated: { icon: 'box-full', weight: 'good' },
};

interface StatusTagProps {
  /** In a table only what asks for a hand keeps its edge, so that it stands out. */
  readonly plain?: boolean | undefined;
}

interface TagProps extends StatusTagProps {
  readonly words: StatusWords;
  readonly look: Look;
}

const Tag = ({ words, look, plain = false }: TagProps) => (
  <span
    className={`status status-${look.weight}`}
    data-plain={plain ? '' : undefined}
    title={words.means}
  >
    <Icon name={look.icon} size={14} />
    <span className="status-word">{words.word}</span>
  </span>
);

interface RefundStanding extends Pick<RefundView, 'standing'> {
  readonly can?: Pick<RefundView['can'], 'handOver'>;
}

/** Where a refund stands; nobody is told to hand over what somebody must decide about first. */
export const RefundTag = ({
  of: { standing, can },
  plain,
}: StatusTagProps & { readonly of: RefundStanding }) => {
  const isHeld = standing === 'to-hand-over' && can?.handOver.allowed === false;
  return (
    <Tag
      words={isHeld ? notHandedOverWords : refundStandingWords[standing]}
      look={refundLooks[standing]}
      plain={plain}
    />
  );
};

type InvoiceStanding = Pick<InvoiceView, 'status' | 'overdue' | 'credited'>;

/** An invoice that is overdue, or of which all was credited, says so instead of its status. */
export const InvoiceTag = ({
  of: { status, overdue, credited },
  plain,
}: StatusTagProps & { readonly of: InvoiceStanding }) => {
  if (overdue) {
    return <Tag words={overdueWords} look={{ icon: 'warning', weight: 'bad' }} plain={plain} />;
  }
  if (status === 'paid' && credited === 'wholly') {
    return (
      <Tag words={creditedWords} look={{ icon: 'turn-back', weight: 'plain' }} plain={plain} />
    );
  }
  return <Tag words={invoiceStatusWords[status]} look={invoiceLooks[status]} plain={plain} />;
};

/** The one word for where a payment stands; the desk chose it. */
export const PaymentTag = ({
  of,
  plain,
}: StatusTagProps & { readonly of: Pick<PaymentView, 'standing' | 'label'> }) => (
  <Tag
    words={{ word: of.label, means: paymentStandingMeans[of.standing] }}
    look={paymentLooks[of.standing]}
    plain={plain}
  />
);

export const DisputedTag = (props: StatusTagProps) => (
  <Tag words={disputedWords} look={{ icon: 'flag', weight: 'need' }} plain={props.plain} />
);

export const NeedsReviewTag = (props: StatusTagProps) => (
  <Tag words={needsReviewWords} look={{ icon: 'flag', weight: 'need' }} plain={props.plain} />
);

/** Where an invoice of a list stands: what waits for a person comes before everything else. */
export const InvoiceStands = ({
  of,
}: {
  readonly of: InvoiceStanding & Pick<InvoiceView, 'needsReview' | 'disputed'>;
}) =>
  of.needsReview ? (
    <NeedsReviewTag />
  ) : of.disputed ? (
    <DisputedTag />
  ) : (
    <InvoiceTag plain of={of} />
  );

/** The same of a payment. */
export const PaymentStands = ({
  of,
}: {
  readonly of: Pick<PaymentView, 'standing' | 'label' | 'needsReview'>;
}) => (of.needsReview ? <NeedsReviewTag /> : <PaymentTag plain of={of} />);
