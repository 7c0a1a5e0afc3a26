import { html, prose } from './escape.ts';
import type { PaperModel, PaperRow, PaperSum, PaperTable } from './model.ts';
import { squareCode } from './square-code.ts';
import { originalWord } from './words.ts';

/** What fits on a line of the roll: 72 mm of our letters. */
const columns = 42;

/** A document set on an 80 mm roll. */
export const rollArticle = (model: PaperModel): string =>
  [
    `<article class="${model.state.kind}">`,
    head(model),
    state(model),
    `<hr class="double">${model.rows.map(row).join('')}`,
    model.table === undefined ? '' : `<hr>${table(model.table)}`,
    model.says.length === 0
      ? ''
      : `<hr>${model.says.map((line) => `<p>${prose(line)}</p>`).join('')}`,
    `<div class="signs">${model.signatures.map((line) => `<p>${prose(line)}</p>`).join('')}</div>`,
    squareCode(model),
    `<p class="middle">${html(model.number)}</p>`,
    model.practice === undefined ? '' : `<div class="across"><b>${html(model.practice)}</b></div>`,
    '</article>',
  ].join('');

function head(model: PaperModel): string {
  const { letterhead, title, number, reference, issue, practice } = model;
  const isOriginal = issue.copy === originalWord;
  const lines = letterhead.lines.map((line) => `<p class="middle">${html(line)}</p>`).join('');
  return [
    `<header><h2>${html(letterhead.name)}</h2>${lines}</header><hr>`,
    `<h1>${html(title)}</h1>`,
    practice === undefined ? '' : `<p class="box">${html(practice)}: it counts for nothing.</p>`,
    isOriginal ? '' : `<p class="box copy">${html(issue.copy)}</p>`,
    row({ label: number, value: isOriginal ? issue.copy : 'Not the original' }),
    reference === undefined ? '' : row({ label: 'Reference', value: reference }),
    row({ label: issue.desk, value: issue.at }),
  ].join('');
}

const state = ({ state: { heading, detail }, amount }: PaperModel): string =>
  `<div class="box state"><b>${html(heading)}</b><p>${prose(detail)}</p></div>` +
  `<div class="amount"><span>${html(amount.label)}</span><strong>${html(amount.text)}</strong></div>`;

/** Side by side where both fit on a line; else the value below its label, with the whole width. */
function row({ label, value }: PaperRow): string {
  const isLong = label.length + value.length + 2 > columns;
  return `<div class="row${isLong ? ' long' : ''}"><span>${html(label)}</span><b>${prose(value)}</b></div>`;
}

/** Words get a line of their own above their figures, unless they head it or there is but one. */
function table({ heads, rows, sums }: PaperTable): string {
  const figures = (cells: readonly string[], tag: 'td' | 'th') =>
    cells.map((text) => `<${tag} class="figure">${html(text)}</${tag}>`).join('');
  const span = String(heads.length);
  const line = ([words = '', ...cells]: readonly string[], tag: 'td' | 'th') =>
    tag === 'th' || cells.length === 1
      ? `<tr><${tag}>${prose(words)}</${tag}>${figures(cells, tag)}</tr>`
      : `<tr class="words"><${tag} colspan="${span}">${prose(words)}</${tag}></tr><tr><td></td>${figures(cells, tag)}</tr>`;
  return [
    `<table><thead>${line(heads, 'th')}</thead>`,
    `<tbody>${rows.map((cells) => line(cells, 'td')).join('')}</tbody></table>`,
    sums.length === 0 ? '' : `<div class="sums">${sums.map(sum).join('')}</div>`,
  ].join('');
}

const sum = ({ label, value, isTotal }: PaperSum): string =>
  `<div class="row${isTotal ? ' total' : ''}"><span>${html(label)}</span><b>${prose(value)}</b></div>`;
