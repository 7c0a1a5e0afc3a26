import { idText, type RawFact } from './fact-pages.ts';

/** Writes the text that a fact's hash is taken over. */
export type FactText = (fact: RawFact, prev: string) => string;

/**
 * Writes out the facts of one chain, field by field in the order of their names, so that it shares
 * nothing with what wrote them. What all facts of a chain have in common is written once.
 */
export function createFactText(chain: {
  readonly org: string;
  readonly desk: string;
  readonly epoch: number;
}): FactText {
  const desk = `,"desk":"${chain.desk}","effect":`;
  const epoch = `,"epoch":${String(chain.epoch)},"id":"`;
  const org = `,"org":"${chain.org}","prev":"`;
  const actorText = createLast(idText);
  const dayText = createLast((day: string) => JSON.stringify(day));
  return (fact, prev) =>
    // Joined in one go: this is done for every fact of the book.
    '{"actor":"' +
    actorText(fact.actor) +
    (fact.approver === '' ? '","at":"' : `","approver":"${idText(fact.approver)}","at":"`) +
    instantText(fact.at) +
    '","body":' +
    JSON.stringify(fact.body) +
    ',"businessDay":' +
    dayText(fact.businessDay) +
    desk +
    JSON.stringify(fact.effect) +
    epoch +
    idText(fact.id) +
    '","lc":' +
    String(fact.lc) +
    org +
    prev +
    '","seq":' +
    String(fact.seq) +
    ',"subjects":[' +
    subjectTexts(fact.subjects) +
    '],"type":' +
    JSON.stringify(fact.type) +
    ',"v":' +
    String(fact.v) +
    '}';
}

/** Remembers the last answer: facts one after another have much in common. */
function createLast(make: (value: string) => string): (value: string) => string {
  let [known, text] = ['', make('')];
  return (value) => {
    if (value === known) return text;
    [known, text] = [value, make(value)];
    return text;
  };
}

function subjectTexts(hex: string): string {
  if (hex === '') return '';
  let text = `"${idText(hex.slice(0, 32))}"`;
  for (let at = 32; at < hex.length; at += 32) text += `,"${idText(hex.slice(at, at + 32))}"`;
  return text;
}

const dayMs = 86_400_000;
const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
let dayBegins = -1;
let day = '';

/** An instant as facts write it; the calendar is asked once a day. */
function instantText(atMs: number): string {
  const ms = atMs - dayBegins;
  if (!(ms >= 0 && ms < dayMs)) {
    dayBegins = atMs - (((atMs % dayMs) + dayMs) % dayMs);
    day = new Date(atMs).toISOString().slice(0, 'YYYY-MM-DDT'.length);
    return new Date(atMs).toISOString();
  }
  const seconds = Math.floor(ms / 1000);
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(ms % 1000).padStart(3, '0');
  return `${day}${two[hour] ?? ''}:${two[minute] ?? ''}:${two[seconds % 60] ?? ''}.${rest}Z`;
}
