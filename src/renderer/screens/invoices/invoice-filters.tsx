import type { CallInput } from '../../../shared/contract/contract.ts';
import type { useListMemory } from '../../state/list-memory.ts';
import { DayRangeChip } from '../../ui/day-range-chip.tsx';
import { FilterChip } from '../../ui/select.tsx';
import { filterWords } from '../../words/lists.ts';
import { optionsOf } from '../../words/options.ts';
import {
  creditedWords,
  disputedWords,
  invoiceStatusWords,
  overdueWords,
} from '../../words/statuses.ts';

type Memory = ReturnType<typeof useListMemory>;

/** The filters that were set, as the desk is asked for them. Overdue and disputed are states here. */
export function invoiceListing({ status, ...others }: Memory['filters']) {
  const narrowed =
    status === 'overdue' || status === 'disputed'
      ? { [status]: true }
      : status === undefined
        ? {}
        : { status };
  return { ...others, ...narrowed } as Omit<CallInput<'invoices.list'>, 'cursor' | 'limit'>;
}

const { draft, ...issued } = invoiceStatusWords;
const statuses = optionsOf({
  draft: { ...draft, word: 'Drafts' },
  overdue: overdueWords,
  disputed: disputedWords,
  ...issued,
  // Nothing is due on either.
  paid: `${issued.paid.word} or ${creditedWords.word.toLowerCase()}`,
});

export const InvoiceFilters = ({ memory }: { readonly memory: Memory }) => (
  <>
    <DayRangeChip
      label={filterWords.days}
      value={{ from: memory.filters['from'], to: memory.filters['to'] }}
      onChange={({ from, to }) => memory.setFilters({ from, to })}
    />
    <FilterChip
      label={filterWords.status}
      value={memory.filters['status']}
      onChange={(value) => memory.setFilter('status', value)}
      options={statuses}
    />
  </>
);
