/** What the hub takes from a desk, and a desk from the hub, in one piece. */
export const wireLimits = {
  /** The body of a request. */
  bodyBytes: 1_000_000,
  /** The body of an answer: pages are cut well below it. */
  answerBytes: 8_000_000,
  /** A page ends with the first delivery that reaches this. */
  pageBytes: 2_000_000,
  depth: 20,
  runs: 100,
  factsInRun: 1000,
  fieldSets: 100,
  fieldsInSet: 1000,
  words: 1000,
  desks: 2000,
  requestsPerSecond: 100,
} as const;

/** Whether a JSON text nests deeper than it may; told before anything is made of it. */
export function nestsDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === backslash) at += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) {
      inString = true;
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
    }
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
