import './apart-entry.css';
import type { CallValue } from '../../shared/contract/contract.ts';
import { historyWords } from '../words/history.ts';
import { apartWords as words, recordSetWords } from '../words/sync.ts';
import { useDesk } from './desk-context.tsx';
import { useMoneyText } from './figures.tsx';
import { printDay, printWhenInside } from './when.ts';

/** An entry that a desk wrote after it was shut out. */
export type ApartRow = CallValue<'sync.apart'>['rows'][number];

/** An entry as a person reads it: what was done, to which number, how much, whose. */
export type EntryRow = CallValue<'sync.waitingEntries'>['rows'][number];

const said: Readonly<Record<string, string>> = { ...historyWords, ...recordSetWords };

/** An entry in one line: `F2-REF-0001: Refunded $90.00, Ada Byron`. */
export function EntryLine({ row }: { readonly row: EntryRow }) {
  const money = useMoneyText();
  const sentence = said[row.type] ?? row.type;
  const amount = row.amountMinor === undefined ? '' : money(row.amountMinor);
  return (
    <span className="strong">
      {row.number === undefined ? '' : `${row.number}: `}
      {sentence.replace('{amount}', amount)}
      {row.customerName === undefined ? '' : `, ${row.customerName}`}
    </span>
  );
}

/** What it says, who wrote it, when by its own desk's clock, when the hub got it, and what it hangs on. */
export function ApartEntry({ row }: { readonly row: ApartRow }) {
  const { timeZone, today } = useDesk();
  return (
    <span className="apart-entry">
      <EntryLine row={row} />
      <span className="soft small">
        {row.by}, {row.desk}, {printDay(row.businessDay)}. {words.written}{' '}
        {printWhenInside(row.at, timeZone, today)}, {words.came}{' '}
        {printWhenInside(row.cameAt, timeZone, today)}.
      </span>
      {(row.needs ?? []).map((need) => (
        <span key={need.number} className="small">
          {words.needs(need)}
        </span>
      ))}
    </span>
  );
}
