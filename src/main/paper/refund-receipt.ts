import { dayText } from '../../shared/base/day-text.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { PaymentView, RefundView } from '../../shared/contract/views.ts';
import { forPaper } from './free-text.ts';
import { lookedInto, madeGoodWords } from './given-back.ts';
import type { PaperModel, PaperPlace, PaperRow } from './model.ts';
import { changesTable, owingSentences, type RefundFigures } from './refund-changes.ts';
import { isReceipt, refundHeading } from './refund-state.ts';
import { instantText } from './when.ts';
import { cameBy, copyWord, letterheadOf, moneyAt, practiceWords, reasonWords } from './words.ts';

/** A refund, the payment it came from, and the figures as they were when it was written. */
export interface RefundPaper extends PaperPlace {
  readonly refund: RefundView;
  readonly payment?: PaymentView | undefined;
  readonly figures: RefundFigures;
}

/** The paper of a refund: a receipt where the money has moved, and else one that says it has not. */
export function refundReceipt(paper: RefundPaper): PaperModel {
  const { refund, desk } = paper;
  const { title, state, amountLabel } = refundHeading(refund);
  const counts = countsAs(refund.status);
  const table = counts === 'made' ? changesTable(refund, paper.figures, paper) : undefined;
  return {
    kind: 'refund',
    title,
    number: refund.number,
    reference: forPaper(refund.reference),
    letterhead: letterheadOf(paper),
    issue: {
      desk: desk.name,
      at: instantText(refund.at, paper.timeZone),
      copy: copyWord(paper.copy),
    },
    state,
    amount: { label: amountLabel, text: formatMoney(refund.amountMinor, paper.currency) },
    rows: rowsOf(paper, counts),
    ...(table === undefined ? {} : { table }),
    says: saysOf(paper, counts),
    signatures: signaturesOf(paper, counts),
    code: { holds: refund.number, says: `Code of refund ${refund.number}` },
    ...(paper.isPractice ? { practice: practiceWords } : {}),
  };
}

/** Whether all parts of a refund count now, don't count yet, or were taken back. */
function countsAs(status: RefundView['status']): 'made' | 'not-yet' | 'undone' {
  if (status === 'draft' || status === 'awaiting-approval') return 'not-yet';
  return status === 'failed' || status === 'canceled' ? 'undone' : 'made';
}

type Counts = ReturnType<typeof countsAs>;

function rowsOf(paper: RefundPaper, counts: Counts): readonly PaperRow[] {
  const { refund, desk } = paper;
  const { reason } = refund;
  const word = reasonWords[reason.code];
  const who = isReceipt(refund) ? 'Refunded by' : 'Written by';
  return [
    { label: 'To', value: forPaper(refund.customerName) },
    ...cardRow(refund),
    ...paymentRow(paper),
    { label: 'Reason', value: reason.text === undefined ? word : reasonSaid(word, reason) },
    ...(refund.ticket === undefined ? [] : [{ label: 'Ticket', value: forPaper(refund.ticket) }]),
    { label: who, value: `${refund.by}, ${desk.name}` },
    ...(refund.approvedBy === undefined
      ? []
      : [{ label: 'Approved by', value: refund.approvedBy }]),
    ...evidenceRows(paper),
    ...soFarRow(paper, counts),
  ];
}

/** [G48] Money of a card that went back another way: what vouches for it, once somebody has said so. */
const evidenceRows = ({ refund, payment }: RefundPaper): readonly PaperRow[] =>
  refund.method === 'card'
    ? []
    : (payment?.card?.evidence ?? []).map(({ note, by }) => ({
        label: 'Vouched for by',
        value: `${by}: ${forPaper(note)}`,
      }));

/** The text alone says a reason that is none of the list; with others it says more. */
const reasonSaid = (word: string, { code, text = '' }: RefundView['reason']): string =>
  code === 'other' ? forPaper(text) : `${word}: ${forPaper(text)}`;

/** Which card, so that the customer knows on which statement to look. */
const cardRow = ({ card }: RefundView): readonly PaperRow[] =>
  card?.name === undefined
    ? []
    : [
        { label: 'Card', value: card.name },
        ...(card.trace === undefined
          ? []
          : [{ label: 'Trace number for your bank', value: card.trace }]),
      ];

function paymentRow({ refund, payment, currency }: RefundPaper): readonly PaperRow[] {
  const { original } = refund;
  if (original !== undefined) {
    const told = `${original.number} of ${dayText(original.receivedOn)}`;
    const takenThere = formatMoney(original.amountMinor, currency);
    return [{ label: 'For payment', value: `${told}, ${takenThere}, taken at another desk` }];
  }
  if (payment === undefined) return [{ label: 'From', value: 'Your credit with us' }];
  const { number, receivedOn, amountMinor, method, reference } = payment;
  const given = reference === undefined ? '' : `, ${forPaper(reference)}`;
  const amount = formatMoney(amountMinor, currency);
  return [
    {
      label: 'For payment',
      value: `${number} of ${dayText(receivedOn)}, ${amount} ${cameBy[method]}${given}`,
    },
  ];
}

/** Whether what the desks entered about the money of a refund contradicts, and nobody has decided yet. */
const isInDoubt = ({ refund, payment }: RefundPaper): boolean =>
  refund.contested !== undefined || payment?.inDoubt !== undefined;

function soFarRow(paper: RefundPaper, counts: Counts): readonly PaperRow[] {
  const { payment, refund } = paper;
  if (counts === 'undone') return [];
  if (isInDoubt(paper)) return [lookedInto];
  const figures = soFarFigures(paper, counts);
  if (payment === undefined || figures === null) return [];
  const isDone = refund.status === 'succeeded';
  const soFar = `${moneyAt(paper, figures.refundedMinor)} of ${moneyAt(paper, payment.amountMinor)}`;
  const what = `${soFar}${isDone ? '' : ' given or promised'}${madeGoodWords(payment, paper)}`;
  return [
    {
      label: isDone ? 'Refunded so far' : 'So far',
      value: `${what}. ${moneyAt(paper, figures.leftMinor)} can still be refunded`,
    },
  ];
}

/**
 * What was refunded with this refund, and what that left. [V60] Of money that went out more than once
 * whoever wrote it could not know: then the payment says what holds now.
 */
function soFarFigures({ payment, refund, figures }: RefundPaper, counts: Counts) {
  const before = figures.payment;
  if (payment === undefined || before === undefined) return null;
  const ownMinor = counts === 'made' ? refund.amountMinor : 0;
  const leftMinor = before.refundableBefore - ownMinor;
  if (payment.madeGoodMinor === 0 && leftMinor >= 0) {
    return { refundedMinor: before.refundedBefore + ownMinor, leftMinor };
  }
  const { refundedMinor, reservedMinor, refundableMinor } = payment;
  return { refundedMinor: refundedMinor + reservedMinor, leftMinor: refundableMinor };
}

function saysOf(paper: RefundPaper, counts: Counts): readonly string[] {
  if (counts === 'undone' && paper.refund.card?.became === 'kept') {
    return ['We keep the money for you: it is there for your next invoice.'];
  }
  if (counts === 'undone') {
    return [
      'Everything that this refund had changed was put back as it was before.',
      ...asks(paper),
    ];
  }
  if (counts === 'not-yet') return ['Nothing was changed on any payment or invoice.'];
  const last = lastWord(paper.refund);
  return [...owingSentences(paper.figures, paper, isInDoubt(paper)), last];
}

/** What to do with the paper. [V60] Where nobody knows whether money comes, none is promised. */
function lastWord(refund: RefundView): string {
  if (isReceipt(refund)) return 'Please keep this receipt.';
  return refund.status === 'succeeded'
    ? 'This is not a receipt.'
    : 'This is not a receipt yet. Please keep it until the money has come.';
}

/** Somebody still has to be given their money: they should know whom to ask. */
const asks = ({ refund }: RefundPaper): readonly string[] =>
  refund.card?.isTask === true ? ['Please ask at the desk how you want to have it.'] : [];

/** Nothing is signed for where nothing was given or asked for. */
function signaturesOf({ refund }: RefundPaper, counts: Counts): readonly string[] {
  const customer = forPaper(refund.customerName);
  if (counts !== 'made') return [];
  return isReceipt(refund)
    ? [`Received, ${customer}`, `Paid out, ${refund.by}`]
    : [`Requested, ${customer}`, `Written by ${refund.by}`];
}
