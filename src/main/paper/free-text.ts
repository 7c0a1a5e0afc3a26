// Words that somebody typed. They may hold anything, and paper goes to strangers.

const digitsWithGaps = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

/** Text as it may stand on paper: of anything that looks like a card number, the last four only. */
export const forPaper = (typed: string): string =>
  typed.replace(digitsWithGaps, (run) => {
    const digits = run.replace(/[ -]/g, '');
    return looksLikeCard(digits) ? `ending ${digits.slice(-4)}` : run;
  });

/** Cards have 15 or 16 figures, a few 13 to 19; those few are told apart by their check figure. */
function looksLikeCard(digits: string): boolean {
  if ((digits.length === 15 || digits.length === 16) && /^[2-6]/.test(digits)) return true;
  let sum = 0;
  for (const [place, digit] of digits.split('').toReversed().entries()) {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
