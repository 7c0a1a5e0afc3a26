import { expect, type Page, test } from '@playwright/test';
import { pageHeaders } from '../../src/main/bridge/page-headers.ts';

// A page under our headers that does everything it can to get out or to run something.

const origin = 'http://127.0.0.1:7';

/** Each tries one thing from a script of the page's own, and says how far it came. */
const attacks: Readonly<Record<string, string>> = {
  eval: 'return eval("1") === 1',
  'a function out of text': 'return new Function("return 1")() === 1',
  'a timer out of text': 'setTimeout("window.hit = 1"); await wait(); return window.hit === 1',
  'a module out of data': 'await import("data:text/javascript,export default 1"); return true',
  'a module out of a blob':
    'await import(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" }))); return true',
  'a worker out of a blob':
    'const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))); return new Promise((done) => { worker.onmessage = () => done(true); worker.onerror = () => done(false); })',
  'a document out of text': 'document.body.innerHTML = "<p>x</p>"; return true',
  'inserting text as elements':
    'document.body.insertAdjacentHTML("beforeend", "<p>x"); return true',
  'parsing text': 'new DOMParser().parseFromString("<p>x", "text/html"); return true',
  'a frame out of text': 'document.createElement("iframe").srcdoc = "<p>x"; return true',
  'a policy of its own': 'trustedTypes.createPolicy("mine", { createHTML: (x) => x }); return true',
  'a policy for scripts':
    'trustedTypes.createPolicy("default", { createScript: (x) => x }); return true',
  'the text of a script':
    'const script = document.createElement("script"); script.text = "window.hit = 2"; document.head.append(script); return window.hit === 2',
  'a handler out of text':
    'const p = document.createElement("p"); p.setAttribute("onclick", "window.hit = 3"); p.click(); return window.hit === 3',
  'a script from elsewhere': 'return load("script", "src", "https://elsewhere.test/x.js")',
  'a style from elsewhere':
    'return load("link", "href", "https://elsewhere.test/x.css", { rel: "stylesheet" })',
  'a picture from elsewhere': 'return load("img", "src", "https://elsewhere.test/x.png")',
  // A frame that was refused loads an error page instead: what was asked for says more.
  'a frame from elsewhere': 'await load("iframe", "src", "https://elsewhere.test/"); return false',
  'an object': 'return load("object", "data", "https://elsewhere.test/")',
  'a video': 'return load("video", "src", "https://elsewhere.test/x.mp4")',
  fetching: 'await fetch("https://elsewhere.test/"); return true',
  'a beacon':
    'return navigator.sendBeacon("https://elsewhere.test/", "x") && (await wait(), false)',
  'a socket':
    'const socket = new WebSocket("wss://elsewhere.test/"); return new Promise((done) => { socket.onopen = () => done(true); socket.onerror = () => done(false); })',
  'a form':
    'const form = document.createElement("form"); form.action = "https://elsewhere.test/form"; form.method = "post"; form.target = "form"; const frame = document.createElement("iframe"); frame.name = "form"; document.body.append(frame); document.body.append(form); form.submit(); await wait(); return false',
  'another base': 'return document.baseURI !== "http://127.0.0.1:7/"',
  'a style of its own': 'return getComputedStyle(document.body).color === "rgb(1, 2, 3)"',
  'what the parser met': 'return window.hit === "inline" || window.hit === "handler"',
  // Last, as it takes the page away.
  'writing into the document': 'document.write("<p>x</p>"); return true',
};

const script = `
const wait = () => new Promise((done) => setTimeout(done, 100));
const load = (kind, attribute, url, more = {}) => new Promise((done) => {
  const element = Object.assign(document.createElement(kind), more);
  element.onload = element.onloadeddata = () => done(element.contentDocument === undefined || element.contentDocument === null);
  element.onerror = () => done(false);
  setTimeout(() => done(false), 500);
  element[attribute] = url;
  document.body.append(element);
});
const attacks = {${Object.entries(attacks)
  .map(([name, body]) => `${JSON.stringify(name)}: async () => { ${body} }`)
  .join(',\n')}};
const results = {};
for (const [name, attack] of Object.entries(attacks)) {
  results[name] = await attack().catch(() => false);
}
window.results = results;
`;

const html = `<!doctype html><html><head><title>Attack</title>
<base href="https://elsewhere.test/"><style>body { color: rgb(1, 2, 3) }</style>
</head><body style="color: rgb(1, 2, 3)"><script>window.hit = 'inline'</script>
<img src="data:," onerror="window.hit = 'handler'">
<script type="module" src="${origin}/attack.js"></script></body></html>`;

/** Serves the page and its script; whatever asks for more is noted and answered kindly. */
async function serve(page: Page, headers: Readonly<Record<string, string>>): Promise<string[]> {
  const escaped: string[] = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === `${origin}/`) {
      return route.fulfill({ headers: { ...headers, 'content-type': 'text/html' }, body: html });
    }
    if (url === `${origin}/attack.js`) {
      return route.fulfill({
        headers: { ...headers, 'content-type': 'text/javascript' },
        body: script,
      });
    }
    escaped.push(url);
    return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' });
  });
  return escaped;
}

async function results(page: Page): Promise<Record<string, unknown>> {
  await page.goto(`${origin}/`);
  const found = await page.waitForFunction(() => (window as { results?: object }).results);
  return (await found.jsonValue()) as Record<string, unknown>;
}

test('nothing of what a page can try gets through our headers', async ({ page }) => {
  const escaped = await serve(page, pageHeaders);
  const tried = await results(page);
  const through = Object.entries(tried).filter(([, succeeded]) => succeeded !== false);
  expect(Object.keys(tried)).toEqual(Object.keys(attacks));
  expect(through).toEqual([]);
  expect(escaped).toEqual([]);
});

test('without them the same attacks do get through', async ({ page }) => {
  const escaped = await serve(page, {});
  const tried = await results(page);
  const through = Object.values(tried).filter((succeeded) => succeeded === true);
  expect(through.length).toBeGreaterThan(15);
  expect(escaped.length).toBeGreaterThan(5);
});

test('no page may hold ours in a frame', async ({ page }) => {
  await serve(page, pageHeaders);
  await page.route('http://127.0.0.1:8/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${origin}/"></iframe>` }),
  );
  await page.goto('http://127.0.0.1:8/');
  await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
});

test('the browser knows every feature that the headers take away', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await serve(page, pageHeaders);
  await results(page);
  expect(said.filter((text) => text.includes('Permissions-Policy'))).toEqual([]);
});

test('the headers say what they must', () => {
  const policy = pageHeaders['Content-Security-Policy'] ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
  expect(Object.keys(pageHeaders)).toEqual(
    expect.arrayContaining([
      'Cross-Origin-Opener-Policy',
      'Cross-Origin-Resource-Policy',
      'Permissions-Policy',
      'Referrer-Policy',
      'X-Content-Type-Options',
    ]),
  );
});
