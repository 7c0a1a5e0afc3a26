import { create } from 'zustand';

interface ListMemory {
  readonly filters: Readonly<Record<string, string>>;
  readonly selectedId: string | undefined;
}

interface Lists {
  readonly lists: Readonly<Record<string, ListMemory>>;
}

const untouched: ListMemory = { filters: {}, selectedId: undefined };
const useLists = create<Lists>()(() => ({ lists: {} }));

const remember = (list: string, part: Partial<ListMemory>): void =>
  useLists.setState(({ lists }) => ({
    lists: { ...lists, [list]: { ...untouched, ...lists[list], ...part } },
  }));

type Filters = ListMemory['filters'];

/** Filters without those that were lifted. */
const withParts = (
  filters: Filters,
  parts: Readonly<Record<string, string | undefined>>,
): Filters =>
  Object.fromEntries(
    Object.entries({ ...filters, ...parts }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );

/** How a list was left, so that coming back from a record finds it as it was. */
export function useListMemory(list: string) {
  const memory = useLists(({ lists }) => lists[list]) ?? untouched;
  const setFilters = (parts: Readonly<Record<string, string | undefined>>) =>
    remember(list, { filters: withParts(memory.filters, parts) });
  return {
    ...memory,
    setFilters,
    setFilter: (name: string, value: string | undefined) => setFilters({ [name]: value }),
    clearFilters: () => remember(list, { filters: {} }),
    select: (selectedId: string | undefined) => remember(list, { selectedId }),
  };
}

/** Sets a list up before going there, as a figure on Today does with what is behind it. */
export const presetList = (list: string, filters: Readonly<Record<string, string>>): void =>
  remember(list, { filters, selectedId: undefined });
