import type { PaymentView } from '../../shared/contract/views.ts';
import { findChargeBegun, whyFailed } from '../book/records/card.ts';
import { type CardTaking, findTaking } from '../book/records/card-taking.ts';
import type { PaymentRecord } from '../book/records/payment.ts';
import type { Viewing } from './context.ts';
import { allowed, because } from './permissions.ts';

type ChargeView = NonNullable<PaymentView['charge']>;
type Told = Pick<ChargeView, 'step' | 'sentence' | 'reason'>;

/** How the charge of a card stands, in plain words and with the best next step. */
export function cardCharge({ read }: Viewing, payment: PaymentRecord): Pick<PaymentView, 'charge'> {
  const begun = payment.method === 'card' ? findChargeBegun(read, payment.id) : null;
  if (begun === null) return {};
  const taking = findTaking(read, payment.id);
  const { via, wanted } = begun;
  const isOpen = payment.status === 'pending';
  return {
    charge: {
      via,
      ...toldOf(payment, { via, taking, failed: whyFailed(read, payment.id) }),
      ...whereOf(isOpen, taking),
      callOff: callOffPermission(payment, via, taking),
      wanted: wanted.map(({ invoice, amountMinor }) => ({ invoiceId: invoice, amountMinor })),
    },
  };
}

/** By which reader or page, and until when. */
function whereOf(
  isOpen: boolean,
  taking: CardTaking | null,
): Pick<ChargeView, 'reader' | 'url' | 'expiresAt'> {
  if (taking === null) return {};
  const { readerLabel, url, expiresAtMs } = taking;
  return {
    ...(readerLabel === null ? {} : { reader: readerLabel }),
    ...(isOpen && url !== null ? { url } : {}),
    ...(expiresAtMs === null ? {} : { expiresAt: new Date(expiresAtMs).toISOString() }),
  };
}

interface Known {
  readonly via: ChargeView['via'];
  readonly taking: CardTaking | null;
  readonly failed: string | null;
}

function toldOf(payment: PaymentRecord, { via, taking, failed }: Known): Told {
  if (payment.status === 'failed') {
    const reason = failed ?? 'something-else';
    return { step: 'failed', reason, sentence: failedSentence(reason, taking?.says ?? null) };
  }
  if (payment.status !== 'pending') return { step: 'paid', sentence: paidSentence };
  if (taking === null) return { step: 'elsewhere', sentence: elsewhereSentence };
  const { reason, ends } = taking;
  if (ends !== null) return { step: 'calling-off', sentence: callingOffSentence };
  const told = pendingOf(via, taking);
  if (reason === null) return told;
  if (told.step === 'waiting') return { ...told, reason };
  return { ...told, reason, sentence: `${told.sentence} ${unasked[reason] ?? unclear}` };
}

function pendingOf(via: ChargeView['via'], taking: CardTaking): Told {
  if (via === 'link') {
    if (taking.url !== null) return { step: 'at-the-page', sentence: pageSentence };
    return {
      step: 'waiting',
      sentence: taking.reason === null ? 'Stripe is asked for the link.' : noPageSentence,
    };
  }
  if (via === 'test') return { step: 'checking', sentence: slowSentence };
  if (taking.readerLabel === null) return { step: 'waiting', sentence: 'The reader is asked.' };
  return {
    step: 'at-the-reader',
    sentence: `${taking.readerLabel} asks for the card. The customer taps, inserts or swipes it there.`,
  };
}

/** Why nobody knows how it stands just now; the last that was known is said before. */
const unclear = 'Stripe does not answer just now; what became of it shows here once it does.';
const notKnown =
  'But Stripe does not know it under the key of this desk. A manager looks under Settings, Cards.';
const unasked: Readonly<Record<string, string>> = {
  'key-not-accepted': notKnown,
  'key-of-other-mode': notKnown,
  'key-lacks-right': notKnown,
  'not-there': notKnown,
};

const paidSentence = 'Paid by card. The money is at Stripe.';
const elsewhereSentence =
  'Another desk is charging this card. How it ends comes here by itself; call it off there.';
const callingOffSentence =
  'It is being called off. It is off once Stripe says so; money that came before counts.';
const pageSentence =
  'The customer pays on a page of Stripe’s. It shows here by itself once that is done.';
const noPageSentence =
  'Stripe does not answer, so there is no link yet. It is made by itself as soon as Stripe answers.';
const slowSentence = 'Stripe has it, and the bank takes its time. It settles by itself.';

const again = 'Nothing was charged.';

/** Stripe's own sentence, where it gave one, after our plain one. */
function failedSentence(reason: string, says: string | null): string {
  if (reason === 'card-declined') {
    return `${says ?? 'The card was declined.'} ${again} Ask for another card, or take the money another way.`;
  }
  const known = failures[reason];
  if (known !== undefined) return known;
  return `Stripe refused it${says === null ? '.' : `: ${says}`} ${again} Take the money another way, or ask whoever runs the Stripe account.`;
}

/** What is best done after a charge came to nothing, for each reason. */
const failures: Readonly<Record<string, string>> = {
  'reader-offline': `The reader is offline. ${again} See that it has power and network, then charge again; or send a link.`,
  'reader-busy': `The reader was busy with another payment. ${again} Wait until it is free, then charge again.`,
  'reader-fault': `The reader did not finish: it timed out or has a fault. ${again} Charge again; if that fails too, restart the reader or send a link.`,
  'no-reader': `Stripe knows no reader of this account. ${again} Send a link, or let a manager set a reader up in the Stripe dashboard.`,
  'which-reader': `There are several readers, and none was chosen for this desk. ${again} A manager chooses one under Settings, Cards.`,
  'nobody-came': `No card was shown for five minutes, so it was called off. ${again} Charge again when the customer is ready.`,
  'left-the-reader': `The reader no longer had this payment. ${again} Charge again.`,
  'too-late': `It could not be asked for while somebody waited, so it was given up. ${again} Charge again.`,
  'called-off': `It was called off. ${again}`,
  canceled: `It was canceled in the Stripe dashboard. ${again}`,
  expired: `The link ran out before anybody paid. ${again} Make a new one.`,
  'not-reached': `Stripe could not be reached. ${again} Charge again once there is a network, or take the money another way.`,
  'no-clear-answer': `Stripe gave no clear answer. ${again} Charge again in a moment, or take the money another way.`,
  'too-many-requests': `Stripe is asked too much just now. ${again} Charge again in a moment.`,
  'under-way': `Stripe was still busy with it. ${again} Charge again in a moment.`,
  'key-not-accepted': `Stripe does not accept the key of this desk. ${again} A manager enters a good one under Settings, Cards.`,
  'key-lacks-right': `The key of this desk may not do that. ${again} A manager looks under Settings, Cards, which right it lacks.`,
  'key-of-other-mode': `The key of this desk is of another mode. ${again} A manager enters the right one under Settings, Cards.`,
  'not-offered': `The stand-in in place of Stripe can’t do that. ${again} Take the money another way.`,
};

function callOffPermission(
  { number, status }: PaymentRecord,
  via: ChargeView['via'],
  taking: CardTaking | null,
): ChargeView['callOff'] {
  if (status === 'failed') return because(`${number} came to nothing already.`);
  if (status !== 'pending') {
    return because(`${number} is paid, so there is nothing to call off. Refund it instead.`);
  }
  if (taking === null)
    return because(`${number} is being charged at another desk. Call it off there.`);
  if (via === 'test') {
    return because(`${number} is by a test card, which is charged at once. Refund it afterwards.`);
  }
  return taking.ends === null ? allowed : because(`${number} is being called off already.`);
}
