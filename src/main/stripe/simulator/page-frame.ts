/** Text made safe to stand in a page. */
export const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; --page: light-dark(#fbf9f3, #191b18); --sheet: light-dark(#fffefb, #22251f);
  --ink: light-dark(#1b201e, #ece8dc); --ink-2: light-dark(#5a5e57, #a29f93); --rule: light-dark(#e2ddcf, #2d302a);
  --edge: light-dark(#89836f, #7c7f73); --practice: light-dark(#4d3d63, #c9b8e0); --soft: light-dark(#ebe6ef, #2b2534);
  --accent: light-dark(#1d5a42, #86c9a8); --on-accent: light-dark(#fdfcf7, #0c1a12); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 'Segoe UI', system-ui, -apple-system, 'Noto Sans', sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1, h2 { font-family: 'Source Serif 4', 'Iowan Old Style', 'Charter', 'Cambria', 'Noto Serif', serif; font-weight: 600; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.0625rem; margin: 2rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--ink); }
.halves { display: grid; gap: 0 2rem; } @media (min-width: 56rem) { .halves { grid-template-columns: 1fr 1fr; } }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem; font-variant-numeric: tabular-nums; }
dt { color: var(--ink-2); } dd { margin: 0; font-weight: 600; }
.ticks { display: grid; gap: .35rem; width: 100%; } .tick { display: flex; gap: .5rem; align-items: center; color: var(--ink); font-size: 1rem; }
.tick input { min-height: 0; width: 1.1rem; height: 1.1rem; accent-color: var(--accent); } select { max-width: 100%; }
button:hover { border-color: var(--ink); }
p { margin: .25rem 0 1rem; max-width: 44rem; } .quiet { color: var(--ink-2); }
.banner { background: var(--soft); color: var(--practice); padding: .5rem 1.5rem; font-weight: 600; }
form { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; margin: 0; }
label { display: grid; gap: .15rem; font-size: .85rem; color: var(--ink-2); }
select, input { font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge);
  border-radius: 4px; padding: .35rem .5rem; min-height: 2.25rem; }
button { font: inherit; min-height: 2.25rem; padding: .35rem .8rem; border-radius: 4px; cursor: pointer;
  border: 1px solid var(--edge); background: var(--sheet); color: var(--ink); }
button.usual { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; font-size: .85rem; color: var(--ink-2); }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--rule); vertical-align: middle; }
td.sum, th.sum { text-align: right; } code { font-size: .85em; color: var(--ink-2); overflow-wrap: anywhere; }
td form { display: inline-flex; margin-right: .5rem; } .wide { overflow-x: auto; } .grid { width: 100%; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
.big { font-size: 2.5rem; font-variant-numeric: tabular-nums; margin: 1rem 0; }
`;

/** A page of the stand-in: plain, without any script, light or dark as the system is. */
export const pageFrame = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body><div class="banner">Practice: nothing on this page is real money</div><main>${body}</main></body></html>`;
