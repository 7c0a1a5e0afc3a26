import { idText, type RawFact } from './fact-pages.ts';

/** What the facts of a chain have in common, in the texts that a hash is taken over. */
export interface ChainText {
  readonly org: string;
  readonly desk: string;
  readonly epoch: number;
}

/**
 * The text that a fact's hash is taken over. Written out field by field, in the order of their
 * names, so that it shares nothing with what wrote the fact.
 */
export function factText(fact: RawFact, chain: ChainText, prev: string): string {
  const approver = fact.approver === '' ? '' : `"approver":"${idText(fact.approver)}",`;
  return (
    `{"actor":"${idText(fact.actor)}",${approver}"at":"${new Date(fact.at).toISOString()}",` +
    `"body":${JSON.stringify(fact.body)},"businessDay":${JSON.stringify(fact.businessDay)},` +
    `"desk":"${chain.desk}","effect":${JSON.stringify(fact.effect)},` +
    `"epoch":${String(chain.epoch)},"id":"${idText(fact.id)}","lc":${String(fact.lc)},` +
    `"org":"${chain.org}","prev":"${prev}","seq":${String(fact.seq)},` +
    `"subjects":[${subjectTexts(fact.subjects)}],"type":${JSON.stringify(fact.type)},` +
    `"v":${String(fact.v)}}`
  );
}

function subjectTexts(hex: string): string {
  let text = '';
  for (let at = 0; at < hex.length; at += 32) {
    text += `${at === 0 ? '' : ','}"${idText(hex.slice(at, at + 32))}"`;
  }
  return text;
}
