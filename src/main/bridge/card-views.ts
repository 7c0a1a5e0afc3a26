import { must } from '../../shared/base/assert.ts';
import { ok } from '../../shared/base/result.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import { readCardReader } from '../book/records/card-reader.ts';
import { type CardCheck, checkCards as askForAll } from '../cards/check-cards.ts';
import type { RightName } from '../ports/card-processor.ts';
import type { DeskContext } from './desk-context.ts';
import type { Handler } from './handler.ts';

type Answered<Name extends 'cards.status' | 'cards.check'> = ReturnType<Handler<Name>>;

const noKey = { kind: 'no-card-way', because: 'no-key' } as const;
const practiceKeyOnly = { kind: 'stripe-key', because: 'not-for-practice' } as const;
const noMoney = (amountMinor: number): string => String(amountMinor);

/** What this desk can charge, by what it has itself. */
export function cardStatus(desk: DeskContext): Answered<'cards.status'> {
  const { book, cards, cardKey } = desk;
  const { standIn } = cardKey;
  const { desk: own } = must(book.identity(), 'Whoever is signed in has a book.');
  const reader = readCardReader(book.read, own);
  const hint = cardKey.hint();
  return ok({
    charge: cards.hasProcessor
      ? { allowed: true }
      : { allowed: false, why: sentenceOf(noKey, noMoney) },
    practice: cards.takesTestCards,
    ...(hint === null ? {} : { key: hint }),
    keptWhere: cardKey.where,
    sealed: cardKey.isSealed,
    setKey:
      hint?.kind === 'practice'
        ? { allowed: false, why: sentenceOf(practiceKeyOnly, noMoney) }
        : { allowed: true },
    ...(reader === null ? {} : { reader }),
    ...(standIn === null
      ? {}
      : { standIn: { url: standIn.url, ...(standIn.isOurs ? { steering: standIn.url } : {}) } }),
  });
}

/** The same, as whoever moves card money sees it. */
export async function checkCards({
  book,
  processor: way,
}: DeskContext): Promise<Awaited<Answered<'cards.check'>>> {
  const { desk: own } = must(book.identity(), 'Whoever is signed in has a book.');
  const processor = way();
  if (processor === null) {
    return ok({ reached: false, sentence: sentenceOf(noKey, noMoney), rights: [], readers: [] });
  }
  const found = await askForAll(processor);
  const { failure, balance, rights, readers } = found;
  const chosen = readCardReader(book.read, own)?.id;
  return ok({
    reached: failure === null,
    sentence: failure === null ? sayRights(rights) : sayFailure(failure),
    ...(balance === null ? {} : { balance }),
    rights: rights.map(({ name, has }) => ({ name, has, says: rightWords[name] })),
    readers: readers.map(({ id, label, isOnline }) => ({
      id,
      label,
      online: isOnline,
      ours: chosen === undefined ? readers.length === 1 : id === chosen,
    })),
  });
}

function sayRights(rights: CardCheck['rights']): string {
  const lacking = rights.filter(({ has }) => has === 'no').length;
  if (lacking === 0) return 'Stripe answers, and the key may do all that this desk needs.';
  return 'Stripe answers, but the key lacks a right. Give it to the key in the Stripe dashboard, under Developers, API keys.';
}

/** Why Stripe could not be asked, and what to do. */
const unreached: Readonly<Record<string, string>> = {
  'key-not-accepted':
    'Stripe does not accept this key. It may have been deleted or have expired: make a new restricted key in the dashboard and enter it here.',
  'key-of-other-mode': 'This key is of another mode than the account. Enter the right one.',
  'not-reached': 'Stripe can’t be reached now. Card money waits and goes on by itself.',
  'no-clear-answer': 'Stripe gives no clear answer now. Card money waits and goes on by itself.',
};
const sayFailure = ({ reason, says }: NonNullable<CardCheck['failure']>): string =>
  unreached[reason] ?? `Stripe answers: ${says}`;

/** What each right is for, with its name in Stripe's dashboard. */
const rightWords: Readonly<Record<RightName, string>> = {
  charge: 'Charge cards (Payment Intents: write)',
  refund: 'Give money back (Charges and Refunds: write)',
  pages: 'Send payment links (Checkout Sessions: write)',
  readers: 'Use the card reader (Terminal: write)',
  events: 'See what changed (Events: read)',
  charges: 'See charges (Charges: read)',
  disputes: 'See disputes (Disputes: read)',
  balance: 'See the balance (Balance: read)',
  moves: 'See fees (Balance Transactions: read)',
  payouts: 'See payouts (Payouts: read)',
};
