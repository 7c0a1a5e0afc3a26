import type { Day } from '../../shared/base/days.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import type { ReadDb } from '../db/handle.ts';
import { lookupKey } from '../db/keys.ts';

/** What the book itself knows of how a refund to a card went, the same at every desk. */
export interface CardStory {
  readonly sentOn?: Day;
  readonly end?: { readonly on: Day; readonly because: string; readonly cameBack: boolean };
}

/** Reads the latest news of a refund to a card. */
export function cardStory(read: ReadDb, refund: string): CardStory {
  const latest = (type: string, having = ''): string | undefined =>
    read.get<{ body: string }>(
      `select fact.body from fact_subject join fact on fact.n = fact_subject.n
       join effect on effect.effect = fact.effect and effect.n = fact.n
       where fact_subject.subject = ? and fact.type = ? ${having}
       order by fact.lc desc limit 1`,
      lookupKey(refund),
      type,
    )?.body;
  const sent = latest('refund-observed', `and json_extract(fact.body, '$.status') = 'succeeded'`);
  const ended = latest('refund-ended');
  return {
    ...(sent === undefined ? {} : { sentOn: readBody('refund-observed', sent).observedOn }),
    ...(ended === undefined ? {} : { end: endOf(ended) }),
  };
}

function endOf(body: string): NonNullable<CardStory['end']> {
  const { endedOn: on, because, cameBack } = readBody('refund-ended', body);
  return { on, because, cameBack };
}
