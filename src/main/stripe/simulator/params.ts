import { notSimulated, wrongRequest } from './says.ts';

/** What a request carries, as a form says it: texts, lists and maps of them. */
export type Param = string | readonly Param[] | ParamMap;
export interface ParamMap {
  readonly [name: string]: Param;
}

/** Reads `a=1&metadata[b]=2&list[0]=x` the way Stripe does. */
export function parseForm(text: string): ParamMap {
  const root: Branch = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[');
    const last = path.pop() ?? '';
    let branch = root;
    for (const part of path) branch = branchOf(branch, part);
    branch.set(last === '' ? String(branch.size) : last, value);
  }
  return mapOf(root);
}

type Branch = Map<string, string | Branch>;

function branchOf(branch: Branch, name: string): Branch {
  const existing = branch.get(name);
  if (existing instanceof Map) return existing;
  const made: Branch = new Map();
  branch.set(name, made);
  return made;
}

const mapOf = (branch: Branch): ParamMap =>
  Object.fromEntries([...branch].map(([name, value]) => [name, paramOf(value)]));

const paramOf = (value: string | Branch): Param => {
  if (!(value instanceof Map)) return value;
  const isList = [...value.keys()].every((name, at) => name === String(at));
  return isList && value.size > 0 ? [...value.values()].map(paramOf) : mapOf(value);
};

/** A request's parameters, read one by one as what they should be. */
export interface Params {
  text(name: string): string | undefined;
  needText(name: string): string;
  integer(name: string): number | undefined;
  flag(name: string): boolean;
  texts(name: string): readonly string[];
  /** Texts by name, such as metadata. */
  labels(name: string): Record<string, string>;
  /** The parameters within one. */
  inner(name: string, knows: readonly string[]): Params | undefined;
  /** Whether a number is what a parameter asks for, exactly or as a range; all are where it asks nothing. */
  range(name: string): (value: number) => boolean;
  inners(name: string, knows: readonly string[]): readonly Params[];
}

/** Names that are not known here are not guessed at. */
export function readParams(given: ParamMap, knows: readonly string[], within = ''): Params {
  const say = (name: string): string => (within === '' ? name : `${within}[${name}]`);
  for (const name of Object.keys(given)) {
    if (!knows.includes(name)) throw notSimulated(`the parameter ${say(name)} is not known to it`);
  }
  const at = (name: string): Param | undefined =>
    Object.hasOwn(given, name) ? given[name] : undefined;

  function text(name: string): string | undefined {
    const value = at(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') return value;
    throw wrongRequest(`Invalid string: ${JSON.stringify(value)}`, { param: say(name) });
  }
  function integer(name: string): number | undefined {
    const value = text(name);
    if (value === undefined) return undefined;
    if (/^-?\d{1,15}$/.test(value)) return Number(value);
    const parts = { code: 'parameter_invalid_integer', param: say(name) };
    throw wrongRequest(`Invalid integer: ${value}`, parts);
  }
  function inner(name: string, inside: readonly string[]): Params | undefined {
    const value = at(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') throw wrongRequest('Invalid object', { param: say(name) });
    return readParams(value as ParamMap, inside, say(name));
  }
  return {
    text,
    integer,
    inner,
    needText(name) {
      const value = text(name);
      if (value !== undefined) return value;
      const message = `Missing required param: ${say(name)}.`;
      throw wrongRequest(message, { code: 'parameter_missing', param: say(name) });
    },
    flag(name) {
      const value = text(name);
      if (value === undefined || value === 'false') return false;
      if (value === 'true') return true;
      throw wrongRequest(`Invalid boolean: ${value}`, { param: say(name) });
    },
    texts(name) {
      const value = at(name);
      if (value === undefined || value === '') return [];
      if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
      throw wrongRequest('Invalid array', { param: say(name) });
    },
    labels(name) {
      const value = at(name);
      if (value === undefined || value === '') return {};
      if (typeof value === 'string') throw wrongRequest('Invalid object', { param: say(name) });
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, typeof one === 'string' ? one : '']),
      );
    },
    range(name) {
      if (typeof at(name) === 'string') {
        const exact = integer(name);
        return (value) => exact === undefined || value === exact;
      }
      return rangeOf(inner(name, ['gt', 'gte', 'lt', 'lte']));
    },
    inners: (name, inside) =>
      mapsOf(at(name)).map((one, index) => readParams(one, inside, `${say(name)}[${index}]`)),
  };
}

const mapsOf = (value: Param | undefined): readonly ParamMap[] =>
  value === undefined
    ? []
    : ((Array.isArray(value) ? value : Object.values(value)) as readonly ParamMap[]);

function rangeOf(limits: Params | undefined): (value: number) => boolean {
  const gt = limits?.integer('gt') ?? -Infinity;
  const gte = limits?.integer('gte') ?? -Infinity;
  const lt = limits?.integer('lt') ?? Infinity;
  const lte = limits?.integer('lte') ?? Infinity;
  return (value) => value > gt && value >= gte && value < lt && value <= lte;
}
