import { html, prose } from './escape.ts';
import type { PaperModel, PaperSum, PaperTable } from './model.ts';
import { squareCode } from './square-code.ts';
import { originalWord } from './words.ts';

/** A document set on a sheet of A4 or Letter. */
export const sheetArticle = (model: PaperModel, index: number): string =>
  [
    `<article class="s${String(index)} ${model.state.kind}">`,
    head(model),
    band(model),
    `<dl>${model.rows.map((row) => `<div><dt>${html(row.label)}</dt><dd>${prose(row.value)}</dd></div>`).join('')}</dl>`,
    model.table === undefined ? '' : table(model.table),
    close(model),
    '</article>',
  ].join('');

function head(model: PaperModel): string {
  const { letterhead, issue, reference, practice } = model;
  const lines = letterhead.lines.map((line) => `<p>${html(line)}</p>`).join('');
  const isCopy = issue.copy !== originalWord;
  return [
    `<header><div><b>${html(letterhead.name)}</b>${lines}</div>`,
    `<div class="end"><p>${html(issue.desk)}</p><p>${html(issue.at)}</p>`,
    `<p${isCopy ? ' class="copy"' : ''}>${html(issue.copy)}</p></div></header>`,
    practice === undefined
      ? ''
      : `<p class="practice">${html(practice)}: it counts for nothing.</p>`,
    `<div class="title"><h1>${html(model.title)}</h1><div class="end"><b>${html(model.number)}</b>`,
    reference === undefined ? '' : `<p>Reference ${html(reference)}</p>`,
    '</div></div>',
  ].join('');
}

const band = ({ state, amount }: PaperModel): string =>
  `<div class="band"><div><b>${html(state.heading)}</b><p>${prose(state.detail)}</p></div>` +
  `<div class="end"><p>${html(amount.label)}</p><strong>${html(amount.text)}</strong></div></div>`;

function table({ heads, rows, sums }: PaperTable): string {
  const cell = (tag: 'td' | 'th scope="col"') => (text: string, column: number) =>
    `<${tag}${column === 0 ? '' : ' class="figure"'}>${prose(text)}</${tag.slice(0, 2)}>`;
  const line = (cells: readonly string[]) => `<tr>${cells.map(cell('td')).join('')}</tr>`;
  return [
    `<table class="lines"><thead><tr>${heads.map(cell('th scope="col"')).join('')}</tr></thead>`,
    `<tbody>${rows.map(line).join('')}</tbody></table>`,
    // A table of its own: the sums stay together, and no heads are repeated above them.
    sums.length === 0 ? '' : `<table class="sums"><tbody>${sums.map(sum).join('')}</tbody></table>`,
  ].join('');
}

const sum = ({ label, value, isTotal }: PaperSum): string =>
  `<tr${isTotal ? ' class="total"' : ''}><th scope="row">${html(label)}</th><td>${html(value)}</td></tr>`;

/** The last words, which never stand on a page without the places to sign. */
function close(model: PaperModel): string {
  const says = `<div class="says">${model.says.map((line) => `<p>${prose(line)}</p>`).join('')}</div>`;
  const code = squareCode(model);
  if (model.signatures.length === 0)
    return `<div class="close"><div class="beside">${says}${code}</div></div>`;
  const places = model.signatures.map((line) => `<div class="sign">${html(line)}</div>`).join('');
  return `<div class="close">${says}<footer>${places}${code}</footer></div>`;
}
