import type { CallInput } from '../../../shared/contract/contract.ts';
import type { useListMemory } from '../../state/list-memory.ts';
import { DayRangeChip } from '../../ui/day-range-chip.tsx';
import { FilterChip } from '../../ui/select.tsx';
import { filterWords } from '../../words/lists.ts';
import { methodWords } from '../../words/methods.ts';
import { optionsOf } from '../../words/options.ts';
import { refundStandingWords } from '../../words/statuses.ts';

type Memory = ReturnType<typeof useListMemory>;

/** The filters that were set, as the desk is asked for them. */
export const refundListing = (filters: Memory['filters']) =>
  filters as Omit<CallInput<'refunds.list'>, 'cursor' | 'limit'>;

const standings = optionsOf(refundStandingWords);
const methods = optionsOf(methodWords);

export const RefundFilters = ({ memory }: { readonly memory: Memory }) => (
  <>
    <DayRangeChip
      label={filterWords.days}
      value={{ from: memory.filters['from'], to: memory.filters['to'] }}
      onChange={({ from, to }) => memory.setFilters({ from, to })}
    />
    <FilterChip
      label={filterWords.status}
      value={memory.filters['standing']}
      onChange={(value) => memory.setFilter('standing', value)}
      options={standings}
    />
    <FilterChip
      label={filterWords.method}
      value={memory.filters['method']}
      onChange={(value) => memory.setFilter('method', value)}
      options={methods}
    />
  </>
);
