import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { tool } from './tool.mjs';

/** @typedef {import('./node-runtime.mjs').Runtime} Runtime */

/**
 * A Chromium for the tests that need a real page: one that is here already, of whatever make,
 * before one that has to be fetched.
 * @param {Runtime} runtime
 */
export async function chromium(runtime) {
  return (
    theOneNamed() ??
    (await playwrightsOwn(runtime)) ??
    theSystems() ??
    (await step('Downloading Chromium', () => downloaded(runtime))) ??
    (await step('Installing Chromium through apt', fromApt)) ??
    missing()
  );
}

function theOneNamed() {
  const named = process.env['CHROMIUM'];
  if (!named || existsSync(named)) return named || undefined;
  throw new Problem(`CHROMIUM names ${named}, and there is no such file. Correct it or unset it.`);
}

/** @param {Runtime} runtime */
async function playwrightsOwn({ node, env }) {
  const ask = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
  const { output } = await run(node, ['--eval', ask], { env });
  return existsSync(output) ? output : undefined;
}

function theSystems() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...wellKnown(), ...onPath].find((path) => existsSync(path));
}

/** Where installers for macOS and Windows put their browsers, which are not on the PATH. */
function wellKnown() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return [];
  const programs = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .flatMap((name) => process.env[name] ?? [])
    .flatMap((folder) => programs.map((program) => join(folder, program)));
}

/** @param {Runtime} runtime */
async function downloaded(runtime) {
  const args = ['install', 'chromium'];
  const { code } = await tool(runtime, '@playwright/test', args, { program: 'playwright' });
  return code === 0 ? playwrightsOwn(runtime) : undefined;
}

async function fromApt() {
  return (await aptInstall('chromium')) ? theSystems() : undefined;
}

/** @returns {never} */
function missing() {
  throw new Problem(
    'The tests need a Chromium and none could be found, downloaded or installed. Install Chrome, Edge or Chromium, or set CHROMIUM to its path.',
  );
}
