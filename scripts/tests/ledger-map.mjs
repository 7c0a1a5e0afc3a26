// Reads the two parts of docs/LEDGER.md that lean on tests: the map from what other products state
// to our rules, and the lessons of users. A tidy test holds the page against the tests that there
// are, and `npm test` at its end against those that ran.

/** How many rows each of the tables has: five products, and what we keep where they contradict. */
export const wantedRows = { A: 15, B: 21, C: 37, D: 22, E: 9, R: 17 };

/** The lessons that concern invoices, payments and refunds. */
export const wantedLessons = [
  ...Array.from({ length: 14 }, (_, place) => place + 1),
  16,
  22,
  23,
  24,
  25,
  26,
  27,
  28,
  36,
  39,
  40,
  41,
].map((number) => `U${number}`);

/**
 * @typedef {object} MapRow
 * @property {string} id such as `F-C14`
 * @property {string} says
 * @property {string} keptBy rules of ours, or `later: ` and the work that will keep it
 * @property {readonly string[]} titles how the titles of the tests that show it begin
 * @property {readonly string[]} pictures in docs, where it is seen
 * @property {string} why what stands in place of a test where it is kept later
 */

/** @param {string} page @returns {readonly MapRow[]} */
export const mapRows = (page) =>
  [...page.matchAll(/^\| (F-[A-Z]\d+) +\|(.*)\|$/gm)].map(([, id = '', rest = '']) => {
    const cells = rest.split('|').map((cell) => cell.trim());
    const [says = '', keptBy = '', shownBy = '', seenIn = ''] = cells;
    return {
      id,
      says,
      keptBy,
      titles: [...shownBy.matchAll(/`([^`]+)`/g)].map(([, title = '']) => title),
      pictures: [...seenIn.matchAll(/\]\((pictures\/[^)]+)\)/g)].map(([, path = '']) => path),
      why: shownBy,
    };
  });

/** Whether a row is not kept yet, and says by which work it will be. @param {MapRow} row */
export const isLater = ({ keptBy }) => keptBy.startsWith('later: ');

/** The lessons that the page gives a reason for, in place of a test. @param {string} page */
export const reasonedLessons = (page) =>
  [...page.matchAll(/^- (U\d+), not kept yet: .{20,}\.$/gm)].map(([, id = '']) => id);

/**
 * What the page promises and no test that ran shows. A title is that of one test, or the beginning
 * of those of a table of cases; a lesson's test begins with its number.
 * @param {string} page
 * @param {readonly string[]} ran full titles, their groups before them
 */
export function unshown(page, ran) {
  const titles = ran.map((title) => ` > ${title}`);
  const hasRun = (/** @type {string} */ beginning) =>
    titles.some((title) => title.includes(` > ${beginning}`));
  const reasoned = new Set(reasonedLessons(page));
  return [
    ...mapRows(page).flatMap(({ id, titles: named }) =>
      named.filter((title) => !hasRun(title)).map((title) => `${id}: ${title}`),
    ),
    ...wantedLessons.filter((id) => !reasoned.has(id) && !hasRun(`[${id}]`)),
  ];
}
