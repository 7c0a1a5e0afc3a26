import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from '../setup/problem.mjs';

const known = /** @type {const} */ ({
  practice: { type: 'boolean' },
  stripe: { type: 'string' },
  data: { type: 'string' },
  browser: { type: 'boolean' },
  port: { type: 'string' },
  token: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean' },
});

const usage =
  'Known are --practice, --stripe URL, --data DIR, --browser, --port N, --token T and --no-open.';

/**
 * Reads what stands after `npm start --`: whether the browser host is wanted, and the flags that
 * go on to the host as they are.
 * @param {readonly string[]} args
 * @param {string} from the folder in which the command was given, to which --data may be relative
 */
export function readFlags(args, from) {
  const { browser = false, help, ...flags } = parse(args);
  if (help) throw new Problem(usage);
  if (flags.stripe !== undefined && !flags.practice) {
    throw new Problem('--stripe names a stand-in for Stripe, so it needs --practice.');
  }
  if (flags.port !== undefined && !isPort(flags.port)) {
    throw new Problem(`--port takes a number from 0 to 65535, not "${flags.port}".`);
  }
  if (flags.data !== undefined) flags.data = resolve(from, flags.data);
  return { browser, forHost: Object.entries(flags).flatMap(written) };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return { ...parseArgs({ args: [...args], options: known }).values };
  } catch (error) {
    const [reason = ''] = /** @type {Error} */ (error).message.split(/\. |\n/);
    throw new Problem(`${reason.replace(/\.$/, '')}. ${usage}`);
  }
}

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535;

/** @param {[string, string | boolean]} flag */
const written = ([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]);
