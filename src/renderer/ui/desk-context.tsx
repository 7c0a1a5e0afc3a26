import { createContext, type ReactNode, use } from 'react';
import type { Day } from '../../shared/base/days.ts';
import type { Currency } from '../../shared/money/currency.ts';

/** What every figure and every date on screen is printed by. */
export interface DeskSetting {
  readonly currency: Currency;
  readonly timeZone: string;
  /** The day of work in the office's zone, as the desk has it. */
  readonly today: Day;
}

const fallback: DeskSetting = {
  currency: 'USD' as Currency,
  timeZone: 'UTC',
  today: '1970-01-01' as Day,
};

const DeskContext = createContext<DeskSetting>(fallback);

/** Tells all parts below which currency, zone and day to print by. */
export const DeskProvider = (props: {
  readonly setting: DeskSetting;
  readonly children: ReactNode;
}) => <DeskContext value={props.setting}>{props.children}</DeskContext>;

/** The currency, zone and day of this desk. */
export const useDesk = (): DeskSetting => use(DeskContext);
