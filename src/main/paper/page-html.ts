import type { PaperSize } from '../ports/printer.ts';
import { html } from './escape.ts';
import { fontFaces } from './fonts.ts';
import type { PaperModel } from './model.ts';
import { rollArticle } from './roll.ts';
import { rollStyle } from './roll-style.ts';
import { sheetArticle } from './sheet.ts';
import { sheetStyle } from './sheet-style.ts';

/** One document as a self-contained page: no script, nothing fetched, everything escaped. */
export const pageHtml = (model: PaperModel, size: PaperSize): string => pagesHtml([model], size);

/** Many documents in one file, each beginning on a sheet of its own. */
export function pagesHtml(models: readonly PaperModel[], size: PaperSize): string {
  const isRoll = size === 'roll';
  const practice = models.find((model) => model.practice !== undefined)?.practice;
  const articles = models.map(isRoll ? rollArticle : sheetArticle).join('');
  const style = isRoll ? rollStyle : sheetStyle(models, size);
  // On sheets the words across the page stand still and so come again on every page.
  const across =
    practice === undefined || isRoll ? '' : `<div class="across"><b>${html(practice)}</b></div>`;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    // Even if a text found a way out of its quotes, there would be nothing for it to run or reach.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`,
    `<title>${html(titleOf(models))}</title>`,
    // Apart from the rest, so that a printer can keep the letters and change only the page.
    `<style class="letters">${fontFaces(articles)}</style><style>${style}</style></head>`,
    `<body class="${size}">${across}${articles}</body></html>`,
  ].join('');
}

/** What the window and the file are called. */
function titleOf(models: readonly PaperModel[]): string {
  const [first] = models;
  if (first === undefined) return '';
  const more = models.length === 1 ? '' : ` and ${String(models.length - 1)} more`;
  return `${first.title} ${first.number}${more}`;
}
