import { useLocation } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Money } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';
import { RefundTag } from '../../ui/status-tag.tsx';
import { printWhen } from '../../ui/when.ts';
import { todayWords as words, waitingWords } from '../../words/today.ts';

type WaitingRow = CallValue<'desk.today'>['waiting'][number];

const mostShown = 5;

interface WaitingProps {
  readonly rows: readonly WaitingRow[];
  /** How many there are in all. */
  readonly count: number;
}

/** Refunds that a person must still act on, oldest first. */
export function Waiting({ rows, count }: WaitingProps) {
  const [, goTo] = useLocation();
  const shown = rows.slice(0, mostShown);
  return (
    <Section title={words.waiting} aside={count === 0 ? undefined : `${String(count)} to act on`}>
      {shown.length === 0 ? <p className="today-none">{words.waitingNone}</p> : null}
      <ul>
        {shown.map((row) => (
          <WaitingLine key={row.refundId} row={row} />
        ))}
      </ul>
      {count > shown.length ? (
        <p className="today-more">
          <Button kind="quiet" size="small" icon="go" onPress={() => goTo('/refunds')}>
            {words.allRefunds}
          </Button>
        </p>
      ) : null}
    </Section>
  );
}

function WaitingLine({ row }: { readonly row: WaitingRow }) {
  const [, goTo] = useLocation();
  const { timeZone, today } = useDesk();
  const { says, press } = waitingWords(row.status);
  return (
    <li className="waiting-line">
      <span className="waiting-tag">
        <RefundTag status={row.status} />
      </span>
      <span className="ellipsis" title={`${row.number}, ${row.customerName}`}>
        <Money of={row.amountMinor} strong /> {says} {row.customerName}
      </span>
      <span className="waiting-when faint small">{printWhen(row.at, timeZone, today)}</span>
      <Button size="small" onPress={() => goTo(`/refunds/${row.refundId}`)}>
        {press}
      </Button>
    </li>
  );
}
