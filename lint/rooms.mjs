import { packages, rooms } from './arrows.mjs';

/**
 * The room a file lies in: the longest one on the plan that its path starts with.
 * `src/renderer/screens/refund/form.tsx` lies in `renderer/screens/refund`, by `renderer/screens/*`.
 * @param {string} path inside the project
 */
function roomOf(path) {
  const parts = path.split('/').slice(1);
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('/');
    const entry = rooms[name] ?? rooms[[...parts.slice(0, length - 1), '*'].join('/')];
    if (entry) return { name, ...entry };
  }
  return undefined;
}

/**
 * What is wrong with an import from one file of src to another, as a sentence; nothing if it may.
 * @param {string} from
 * @param {string} to
 */
export function wrongArrow(from, to) {
  const source = roomOf(from);
  if (!source) return `${from} lies in no room of the house. Add the room to lint/arrows.mjs.`;
  if (!to.startsWith('src/'))
    return `src/${source.name} may not import ${to}: it lies outside src.`;
  const target = roomOf(to);
  if (!target) return `${to} lies in no room of the house. Add the room to lint/arrows.mjs.`;
  const allowed = [source.name, ...source.may].some((room) => isUnder(target.name, room));
  if (allowed) return undefined;
  return `src/${source.name} may not import src/${target.name}: ${source.because}. ${source.instead}`;
}

/**
 * The same for an import of a package or of one of Node's own modules.
 * @param {string} from
 * @param {string} name
 */
export function wrongGuest(from, name) {
  const source = roomOf(from);
  const guests = packages.find((entry) => entry.names.some((known) => isPackage(name, known)));
  if (!guests) return `No room may import ${name} yet. Add it to lint/arrows.mjs.`;
  if (source && guests.rooms.some((room) => isUnder(source.name, room))) return undefined;
  return `src/${source?.name ?? from} may not import ${name}. ${guests.instead}`;
}

/**
 * @param {string} name
 * @param {string} room
 */
const isUnder = (name, room) => name === room || name.startsWith(`${room}/`);

/**
 * @param {string} name
 * @param {string} known
 */
const isPackage = (name, known) =>
  known.endsWith(':') ? name.startsWith(known) : isUnder(name, known);
