import type { DeskRow } from './store/records.ts';
import type { Store } from './store/store.ts';

/** What a hub knows by heart, as nothing of it ever changes in its store. */
export interface Remembered {
  /** Desks that were let in, by `org:desk`. */
  readonly letIn: Map<string, Pick<DeskRow, 'deskKey' | 'heardAt'>>;
  /** By which key a chain is signed, by `org:desk:epoch`. */
  readonly chainKeys: Map<string, string>;
}

const most = 1000;
const byStore = new WeakMap<Store, Remembered>();

export function rememberedOf(store: Store): Remembered {
  const known = byStore.get(store) ?? { letIn: new Map(), chainKeys: new Map() };
  byStore.set(store, known);
  return known;
}

/** Strangers name what they like: they can't fill the memory. */
export function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= most) map.clear();
  map.set(key, value);
}
