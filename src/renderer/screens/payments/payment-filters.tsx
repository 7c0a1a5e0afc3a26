import type { CallInput } from '../../../shared/contract/contract.ts';
import type { useListMemory } from '../../state/list-memory.ts';
import { DayRangeChip } from '../../ui/day-range-chip.tsx';
import { FilterChip } from '../../ui/select.tsx';
import { filterWords } from '../../words/lists.ts';
import { methodWords } from '../../words/methods.ts';
import { allocationStatusWords, paymentRefundStatusWords } from '../../words/statuses.ts';
import { optionsOf } from '../../words/options.ts';

type Memory = ReturnType<typeof useListMemory>;

/** The filters that were set, as the desk is asked for them. */
export const paymentListing = (filters: Memory['filters']) =>
  filters as Omit<CallInput<'payments.list'>, 'cursor' | 'limit'>;

const methods = optionsOf(methodWords);
const allocations = optionsOf(allocationStatusWords);
const refunds = optionsOf(paymentRefundStatusWords);

interface PaymentFiltersProps {
  readonly memory: Memory;
}

export const PaymentFilters = ({ memory }: PaymentFiltersProps) => (
  <>
    <DayRangeChip
      label={filterWords.days}
      value={{ from: memory.filters['from'], to: memory.filters['to'] }}
      onChange={({ from, to }) => memory.setFilters({ from, to })}
    />
    <FilterChip
      label={filterWords.method}
      value={memory.filters['method']}
      onChange={(value) => memory.setFilter('method', value)}
      options={methods}
    />
    <FilterChip
      label={filterWords.allocation}
      value={memory.filters['allocationStatus']}
      onChange={(value) => memory.setFilter('allocationStatus', value)}
      options={allocations}
    />
    <FilterChip
      label={filterWords.refund}
      value={memory.filters['refundStatus']}
      onChange={(value) => memory.setFilter('refundStatus', value)}
      options={refunds}
    />
  </>
);
