import type { Failure, FailureKind } from '../failures.ts';
import { borderSentences } from './border.ts';
import { cardsSentences } from './cards.ts';
import { ledgerSentences } from './ledger.ts';
import { peopleSentences } from './people.ts';
import { recordsSentences } from './records.ts';
import { refundsSentences } from './refunds.ts';
import { syncSentences } from './sync.ts';
import { storageSentences } from './storage.ts';
import type { MoneyText, Sentences } from './sentence.ts';

/** Every way of refusing has its sentence: leaving one out does not compile. */
const sentences: Sentences<FailureKind> = {
  ...borderSentences,
  ...peopleSentences,
  ...recordsSentences,
  ...refundsSentences,
  ...cardsSentences,
  ...storageSentences,
  ...syncSentences,
  ...ledgerSentences,
};

/** What happened, why, and what to do. */
export function sentenceOf(failure: Failure, money: MoneyText): string {
  // The failure and its sentence have the same kind; TypeScript can't follow that through a map.
  const say = sentences[failure.kind] as (failure: Failure, money: MoneyText) => string;
  return say(failure, money);
}
