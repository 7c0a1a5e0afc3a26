import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import type { CallInput, CallName, CallValue } from '../../shared/contract/contract.ts';
import { type Answer, type Trouble, Troubled } from './answer.ts';
import { call, connection } from './client.ts';

/** Reads a call's value or throws its trouble, as React Query wants it. */
async function ask<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallValue<Name>> {
  const answer = await call(name, input);
  if (!answer.ok) throw new Troubled(answer.failure);
  return answer.value;
}

const troubleOf = (error: Error | null): Trouble | undefined =>
  error instanceof Troubled ? error.trouble : undefined;

interface Asked<Value> {
  /** What is known; it stays while it is looked up again. */
  readonly value: Value | undefined;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly again: () => void;
}

interface AskOptions {
  /** Left unasked until this holds. */
  readonly when?: boolean;
  /** Shows the former input's value until the new one is there. */
  readonly keep?: boolean;
  /** Forgets the answer as soon as nobody looks at it: a decision must rest on no earlier look. */
  readonly fresh?: boolean;
}

interface Looking<Value> extends AskOptions {
  /** Looks again by itself, this often as things stand. */
  readonly everyMs?: (value: Value | undefined) => number;
}

/** Looks something up and keeps it fresh: every change at the desk looks again. */
export function useAsk<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: Looking<CallValue<Name>> = {},
): Asked<CallValue<Name>> {
  const { everyMs } = options;
  const query = useQuery<CallValue<Name>>({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    enabled: options.when ?? true,
    ...(everyMs === undefined ? {} : { refetchInterval: ({ state }) => everyMs(state.data) }),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.fresh === true ? { gcTime: 0 } : {}),
  });
  return {
    value: query.data,
    trouble: troubleOf(query.error),
    busy: query.isFetching,
    again: () => void query.refetch(),
  };
}

/** The calls that answer page by page. */
type ListName =
  | 'allocations.list'
  | 'creditNotes.list'
  | 'credits.granted'
  | 'customers.list'
  | 'exceptions.list'
  | 'invoices.list'
  | 'payments.list'
  | 'refunds.list'
  | 'staff.list';

type RowOf<Name extends ListName> = CallValue<Name>['rows'][number];

interface Pages<Row> {
  /** Undefined until the first page is there. */
  readonly rows: readonly Row[] | undefined;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly again: () => void;
}

// The first page comes quickly; the further ones are few, as a change looks all of them up again.
const firstPageRows = 200;
const furtherPageRows = 500;
/** Each exception is thought through to its end: fewer of them come at a time. */
const furtherExceptions = 200;

/** A list, page by page as it is scrolled. The former rows stay until the new ones are there. */
export function usePages<Name extends ListName>(
  name: Name,
  input: Omit<CallInput<Name>, 'cursor' | 'limit'>,
): Pages<RowOf<Name>> {
  const furtherRows = name === 'exceptions.list' ? furtherExceptions : furtherPageRows;
  const query = useInfiniteQuery({
    queryKey: [name, input, 'pages'],
    queryFn: ({ pageParam }) => {
      const place =
        pageParam === '' ? { limit: firstPageRows } : { limit: furtherRows, cursor: pageParam };
      const page = { ...input, ...place } as CallInput<Name>;
      return ask(name, page);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data?.pages.flatMap((page): RowOf<Name>[] => page.rows),
    trouble: troubleOf(query.error),
    busy: query.isFetching,
    more: query.hasNextPage,
    onMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    again: () => void query.refetch(),
  };
}

interface Act<Name extends CallName> {
  readonly busy: boolean;
  readonly act: (input: CallInput<Name>) => Promise<Answer<Name>>;
}

/** Does something. While it is under way the button says so; a second press is the same attempt. */
export function useAct<Name extends CallName>(name: Name): Act<Name> {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = async (input: CallInput<Name>): Promise<Answer<Name>> => {
    setBusy(true);
    const answer = await call(name, input);
    // The news come too, but the screen that acted should not wait for them.
    if (answer.ok || answer.failure.kind === 'not-signed-in') await queries.invalidateQueries();
    setBusy(false);
    return answer;
  };
  return { busy, act };
}

/** Whether the desk has stopped answering. */
export const useDeskAway = (): boolean => useSyncExternalStore(connection.watch, connection.isAway);
