import { dayText } from '../../shared/base/day-text.ts';
import type { AllocationView, PaymentView } from '../../shared/contract/views.ts';
import { formatFigure, formatMoney } from '../../shared/money/format.ts';
import { forPaper } from './free-text.ts';
import { lookedInto, madeGoodWords } from './given-back.ts';
import type { PaperModel, PaperPlace, PaperRow, PaperState, PaperTable } from './model.ts';
import { instantText } from './when.ts';
import { cameBy, copyWord, letterheadOf, moneyAt, practiceWords } from './words.ts';

/** A payment and what of it is put to invoices now. */
export interface PaymentPaper extends PaperPlace {
  readonly payment: PaymentView;
  readonly allocations: readonly AllocationView[];
}

/** The paper of a payment: what came in, and where it stands. */
export function paymentReceipt(paper: PaymentPaper): PaperModel {
  const { payment, desk } = paper;
  const { title, state, amountLabel } = headingOf(payment);
  const table = state.kind === 'stands' ? appliedTable(paper) : undefined;
  return {
    kind: 'payment',
    title,
    number: payment.number,
    ...(payment.reference === undefined ? {} : { reference: forPaper(payment.reference) }),
    letterhead: letterheadOf(paper),
    issue: {
      desk: desk.name,
      at: instantText(payment.at, paper.timeZone),
      copy: copyWord(paper.copy),
    },
    state,
    amount: { label: amountLabel, text: formatMoney(payment.amountMinor, paper.currency) },
    rows: rowsOf(paper),
    ...(table === undefined ? {} : { table }),
    says: state.kind === 'stands' ? ['Thank you. Please keep this receipt.'] : [],
    signatures: state.kind === 'stands' ? [`Received, ${payment.by}`] : [],
    code: { holds: payment.number, says: `Code of payment ${payment.number}` },
    ...(paper.isPractice ? { practice: practiceWords } : {}),
  };
}

interface PaymentHeading {
  readonly title: string;
  readonly state: PaperState;
  readonly amountLabel: string;
}

function headingOf({ status, method, receivedOn }: PaymentView): PaymentHeading {
  if (status === 'succeeded') {
    const detail = `Received on ${dayText(receivedOn)}`;
    const state = { kind: 'stands', heading: `Received ${cameBy[method]}`, detail } as const;
    return { title: 'Payment receipt', state, amountLabel: 'Received' };
  }
  if (status === 'reversed') {
    const detail = 'An earlier paper with this number no longer counts.';
    const state = { kind: 'ended', heading: 'REVERSED, SUPERSEDED', detail } as const;
    return { title: 'Reversed payment', state, amountLabel: 'Taken back' };
  }
  const [heading, detail] = notReceived[status];
  const state = { kind: 'open', heading, detail } as const;
  return { title: 'Payment notice', state, amountLabel: 'Amount' };
}

const notReceived = {
  pending: ['NOT RECEIVED YET', 'The money is on its way to us.'],
  failed: ['NOT RECEIVED', 'The money never came.'],
  bounced: ['NOT RECEIVED', 'The bank did not honor the check.'],
} as const;

function rowsOf({ payment, desk, ...place }: PaymentPaper): readonly PaperRow[] {
  const money = (amountMinor: number) => formatMoney(amountMinor, place.currency);
  const { availableMinor, refundedMinor, tenderedMinor, changeMinor, inDoubt } = payment;
  const check = [payment.checkNumber, payment.bank].filter((part) => part !== undefined);
  return [
    { label: 'From', value: forPaper(payment.customerName) },
    { label: 'Written by', value: `${payment.by}, ${desk.name}` },
    ...(tenderedMinor === undefined
      ? []
      : [{ label: 'Cash laid down', value: money(tenderedMinor) }]),
    ...(changeMinor === undefined ? [] : [{ label: 'Change', value: money(changeMinor) }]),
    ...(check.length === 0 ? [] : [{ label: 'Check', value: forPaper(check.join(', ')) }]),
    ...(refundedMinor > 0 && inDoubt === undefined
      ? [
          {
            label: 'Refunded so far',
            value: `${money(refundedMinor)}${madeGoodWords(payment, { desk, ...place })}`,
          },
        ]
      : []),
    ...(inDoubt === undefined ? [] : [lookedInto]),
    ...(availableMinor > 0 && inDoubt === undefined
      ? [{ label: 'Not applied yet', value: `${money(availableMinor)}, yours to use` }]
      : []),
  ];
}

function appliedTable(paper: PaymentPaper): PaperTable | undefined {
  const standing = paper.allocations.filter((one) => one.amountMinor > 0);
  // [V60] Money that came off an invoice twice leaves the rows without their sum.
  if (standing.length === 0 || paper.payment.inDoubt !== undefined) return undefined;
  return {
    heads: ['Applied to', 'Amount'],
    rows: standing.map((one) => [
      `Invoice ${one.invoiceNumber}`,
      formatFigure(one.amountMinor, paper.currency),
    ]),
    sums: [{ label: 'In all', value: moneyAt(paper, paper.payment.appliedMinor), isTotal: true }],
  };
}
