const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// What no reader sees but printers and line breakers obey: control bytes, marks that turn the
// direction of writing, and invisible spaces. Tabs and line ends count as spaces.
const unseen =
  // oxlint-disable-next-line no-control-regex -- control characters are what this takes out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const seen = (text: string): string =>
  text
    .toWellFormed()
    .replace(unseen, '')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ');

/** The only way for a text into a page's markup, whether between tags or in quotes. */
export const html = (text: string): string =>
  seen(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** The only way for a text into a page's style: a quoted string of CSS. */
export const cssString = (text: string): string =>
  `"${seen(text).replace(/[^a-zA-Z0-9]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;

/** A document's number or a day: read as one word, so never broken at its hyphens or spaces. */
const oneWord = /\b(?:[A-Z][A-Z\d.]{0,8}-[A-Z]{2,3}-\d{3,}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\b/g;

/** A sentence as markup. */
export const prose = (text: string): string =>
  html(text).replace(oneWord, '<span class="whole">$&</span>');
