import './apart-entry.css';
import type { CallValue } from '../../shared/contract/contract.ts';
import { historyWords } from '../words/history.ts';
import { apartWords as words } from '../words/sync.ts';
import { useDesk } from './desk-context.tsx';
import { useMoneyText } from './figures.tsx';
import { printDay, printWhenInside } from './when.ts';

/** An entry that a desk wrote after it was shut out. */
export type ApartRow = CallValue<'sync.apart'>['rows'][number];

/** What it says, who wrote it, and when: by its own desk's clock, and when the hub got it. */
export function ApartEntry({ row }: { readonly row: ApartRow }) {
  const { timeZone, today } = useDesk();
  const money = useMoneyText();
  const sentence = (historyWords as Readonly<Record<string, string>>)[row.type] ?? row.type;
  const amount = row.amountMinor === undefined ? '' : money(row.amountMinor);
  return (
    <span className="apart-entry">
      <span className="strong">
        {row.number === undefined ? '' : `${row.number}: `}
        {sentence.replace('{amount}', amount)}
      </span>
      <span className="soft small">
        {row.by}, {row.desk}, {printDay(row.businessDay)}. {words.written}{' '}
        {printWhenInside(row.at, timeZone, today)}, {words.came}{' '}
        {printWhenInside(row.cameAt, timeZone, today)}.
      </span>
    </span>
  );
}
