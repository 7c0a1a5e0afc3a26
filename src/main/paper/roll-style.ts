import { sans, serif } from './fonts.ts';

/**
 * The style of an 80 mm roll, of which 72 mm can be printed: black only, nothing finer than a dot.
 * The height named here is for a browser's own print window; our printers measure the paper first.
 */
export const rollStyle = `
@page{margin:0}
*{margin:0;padding:0;box-sizing:border-box}
html{color-scheme:light;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{background:#fff;color:#000;width:80mm;font:400 9pt/12.5pt ${sans};overflow-wrap:anywhere;font-variant-numeric:lining-nums tabular-nums}
article{position:relative;overflow:hidden;padding:4mm 4mm 9mm;break-after:page}article:last-of-type{break-after:auto}
h2{font:600 14pt/17pt ${serif};text-align:center;margin-bottom:1mm}
h1{font:600 15pt/19pt ${serif};text-align:center;margin-bottom:1mm}
.middle{text-align:center;font-size:8.5pt;line-height:11.5pt}.middle b{font-size:10pt}
.box.copy{font-weight:600;font-size:11pt;line-height:14pt}
hr{border:0;border-top:.75pt dashed #000;margin:2.4mm 0}hr.double{border-top:2.25pt double #000}
.box{border:1pt solid #000;text-align:center;padding:1.6mm 2mm;margin:2.4mm 0;font-size:8.5pt;line-height:11.5pt}
.state b{font-size:10pt;line-height:13.5pt;font-weight:600;text-transform:uppercase;letter-spacing:.03em}
.stands .state{border:0;padding:.8mm 0 0;margin:1mm 0 0}
.open .state,.ended .state{border-width:1.75pt}
.amount{display:flex;justify-content:space-between;align-items:baseline;gap:3mm;font-weight:600;padding:1mm 0}
strong{font:600 17pt/21pt ${sans};white-space:nowrap;overflow-wrap:normal;letter-spacing:-.01em}
.ended strong{text-decoration:line-through 1.2pt}
.row{display:flex;justify-content:space-between;gap:3mm;padding:.3mm 0;break-inside:avoid}
.row b{font-weight:600;text-align:right}.row.long{display:block;padding:.6mm 0}.row.long b{display:block}.row.long b{text-align:left}
.total{font-weight:600;border-top:.75pt solid #000;border-bottom:2.25pt double #000;margin-top:.8mm;padding:1mm 0}
.sums>.total:first-child{border-top:0;margin-top:0}.sums{border-top:.75pt solid #000;margin-top:1mm;padding-top:.8mm}
table{width:100%;border-collapse:collapse}th{overflow-wrap:normal;font-weight:600;text-align:left;font-size:8.5pt}
td,th{padding:.3mm 0;vertical-align:top}thead th{border-bottom:.75pt solid #000;padding-bottom:.8mm}
.words td{padding-top:1.2mm}.words{break-after:avoid}
.figure{text-align:right;white-space:nowrap;overflow-wrap:normal;padding-left:2mm}
p+p{margin-top:1mm}p{text-wrap:pretty}.whole{white-space:nowrap}.middle+.middle{margin-top:0}
.signs{display:flex;gap:4mm;margin-top:14mm}.signs:empty{display:none}.signs p{flex:1;margin:0;border-top:.75pt solid #000;padding-top:1mm;font-size:8.5pt;line-height:11pt}
.code{display:block;width:24mm;height:24mm;margin:5mm auto 1.5mm}
.across b{position:absolute;top:50%;left:50%;font:600 26pt/1 ${sans};white-space:nowrap;transform:translate(-50%,-50%) rotate(-58deg);color:transparent;-webkit-text-stroke:.5pt #000}
@media screen{html{background:#fff}body{margin:0 auto}}
`;
