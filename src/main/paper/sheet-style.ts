import type { PaperSize } from '../ports/printer.ts';
import { cssString } from './escape.ts';
import { sans, serif } from './fonts.ts';
import type { PaperModel } from './model.ts';

type Sheet = Exclude<PaperSize, 'roll'>;

const sheets: Readonly<Record<Sheet, { name: string; width: string; height: string }>> = {
  a4: { name: 'A4', width: '210mm', height: '297mm' },
  letter: { name: 'letter', width: '8.5in', height: '11in' },
};

/** The style of a sheet: black on white, hairlines between rows, a double rule under the amount. */
export function sheetStyle(models: readonly PaperModel[], size: Sheet): string {
  const { name, width, height } = sheets[size];
  return `${pageRules(models, name)}${paper}${size === 'letter' ? shorter : ''}
article{min-height:calc(${height} - 42.5mm)}
@media screen{html{background:#fff}body{width:${width};margin:0 auto}
article{padding:18mm 20mm 22mm 25mm;min-height:${height};box-sizing:border-box}}`;
}

/** What stands outside the text: the number at the foot of each page, and which page it is. */
function pageRules(models: readonly PaperModel[], name: string): string {
  const [first] = models;
  const isOne = models.length === 1;
  const count = isOne ? '"Page "' : '"Sheet "';
  const small = `font:400 8pt/11pt ${sans};vertical-align:top;padding-top:2mm;border-top:.35pt solid #999`;
  const continued =
    isOne && first ? cssString(`${first.title} ${first.number}, continued`) : 'none';
  const feet = models.map((model, index) => {
    const foot = cssString(`${model.number} · ${model.letterhead.name}`);
    return `@page s${String(index)}{@bottom-left{content:${foot}}}.s${String(index)}{page:s${String(index)}}`;
  });
  return `@page{size:${name};margin:18mm 20mm 24mm 25mm;
@bottom-left{width:75%;text-align:left;${small}}
@bottom-right{width:25%;text-align:right;content:${count} counter(page) " of " counter(pages);${small}}
@top-left{content:${continued};font:400 8pt/11pt ${sans};vertical-align:bottom;padding-bottom:3mm}}
@page :first{@top-left{content:none}}
${feet.join('')}`;
}

/** Letter is 18 mm lower than A4, and a full receipt must stay on one page of either. */
const shorter = `
.title{padding-top:6mm}.band{padding:3mm 0}dl{padding:4mm 0 5mm}dl div{padding:1.1mm 0}.lines td{padding-top:1.3mm;padding-bottom:1.3mm}
.says{padding:4mm 0 9mm}
`;

const paper = `
*{margin:0;padding:0;box-sizing:border-box}
html{color-scheme:light;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{background:#fff;color:#000;font:400 10.5pt/15pt ${sans};overflow-wrap:anywhere}
article{display:flex;flex-direction:column;break-after:page}article:last-of-type{break-after:auto}
.end{text-align:right;flex:none;max-width:50%}
header{display:flex;justify-content:space-between;gap:8mm;border-bottom:.5pt solid #000;padding-bottom:5mm;font-size:9pt;line-height:12.5pt}
header b{display:block;font:600 15pt/19pt ${serif};margin-bottom:.5mm}
.copy{font-weight:600;font-size:11pt;line-height:14pt}
.practice{border:1pt solid #000;padding:1.6mm 3mm;margin-top:5mm;font-weight:600}
.title{display:flex;justify-content:space-between;align-items:flex-end;gap:8mm;padding:10mm 0 3mm}
h1{font:600 25pt/29pt ${serif};letter-spacing:-.015em}
.title .end{font-size:9pt;line-height:12.5pt}.title b{font-size:12pt;line-height:16pt}
.band{display:flex;justify-content:space-between;align-items:center;gap:8mm;padding:4mm 0;border-top:1.25pt solid #000;border-bottom:3pt double #000;break-inside:avoid}
.band b{font-size:12pt;line-height:17pt;font-weight:600}.band .end p{font-size:8.5pt;line-height:11pt}
strong{display:block;font:600 25pt/29pt ${serif};font-variant-numeric:lining-nums tabular-nums;overflow-wrap:normal;white-space:nowrap}
.open .band,.ended .band{border:1.75pt solid #000;padding:4mm 5mm}
.open .band b,.ended .band b{font-weight:600;letter-spacing:.04em}
.open strong,.ended strong{font-size:18pt;line-height:23pt}.ended strong{text-decoration:line-through 1.2pt}
dl{padding:7mm 0 8mm}dl div{display:grid;grid-template-columns:44mm 1fr;padding:1.35mm 0;border-bottom:.35pt solid #999;break-inside:avoid}
table{width:100%;border-collapse:collapse}tr{break-inside:avoid}
.lines th{text-align:left;font-weight:600;font-size:9pt;border-bottom:.75pt solid #000;padding:1.2mm 0;vertical-align:bottom}
.lines td{padding:1.6mm 0;border-bottom:.35pt solid #999;vertical-align:top}
.lines tbody tr:last-child td{border-bottom:.75pt solid #000}
.lines .figure,.sums td{text-align:right;padding-left:7mm;white-space:nowrap;overflow-wrap:normal;font-variant-numeric:lining-nums tabular-nums}
.sums{break-inside:avoid}.sums th{font-weight:400;text-align:right}.sums td{width:1%}
.sums th,.sums td{padding-top:1mm;padding-bottom:1mm;vertical-align:baseline}.sums tr:first-child>*{padding-top:2.4mm}
.sums .total>*{font-weight:600;border-top:.75pt solid #000;border-bottom:3pt double #000;padding-top:1.6mm;padding-bottom:1.6mm}
.sums .total:first-child>*{border-top:0}
.close{flex:1 0 auto;display:flex;flex-direction:column;break-inside:avoid}
.says{padding:6mm 0 12mm}p{text-wrap:pretty}.whole{white-space:nowrap}
.beside{display:flex;justify-content:space-between;gap:10mm}.beside .code{margin-top:6mm}
footer{display:flex;gap:10mm;align-items:flex-end;margin-top:auto;padding-bottom:3mm}
.sign{flex:1;max-width:70mm;border-top:.5pt solid #000;padding-top:1.5mm;font-size:8.5pt;line-height:11pt}
.code{flex:none;width:22mm;height:22mm;margin-left:auto}
.across{position:fixed;inset:0;pointer-events:none}
.across b{position:absolute;top:50%;left:50%;font:600 52pt/1 ${sans};white-space:nowrap;transform:translate(-50%,-50%) rotate(-52deg);color:transparent;-webkit-text-stroke:.8pt #666}
`;
