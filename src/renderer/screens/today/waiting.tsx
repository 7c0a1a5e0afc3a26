import { useLocation } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { type Matter, mattersOf, useToResolveCount } from '../../bridge/to-resolve.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Money, useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { Numbered } from '../../ui/numbered.tsx';
import { OfNumber } from '../../ui/of-number.tsx';
import { hrefOf } from '../../ui/places.ts';
import { Section } from '../../ui/section.tsx';
import { NeedsReviewTag, RefundTag } from '../../ui/status-tag.tsx';
import { printWhen } from '../../ui/when.ts';
import { todayWords as words, waitingWords } from '../../words/today.ts';

type WaitingRow = CallValue<'desk.today'>['waiting'][number];

const mostShown = 5;
const mostMatters = 3;
/** Enough that what goes together is seen together. */
const mostLooked = 12;

interface WaitingProps {
  readonly rows: readonly WaitingRow[];
  /** How many there are in all. */
  readonly count: number;
}

/** What contradicts and waits for a decision; then refunds that a person must still act on, oldest first. */
export function Waiting({ rows, count }: WaitingProps) {
  const [, goTo] = useLocation();
  const contradicts = useAsk('exceptions.list', { limit: mostLooked }).value?.rows ?? [];
  const { open, apart, all: toResolve } = useToResolveCount();
  const matters = mattersOf(contradicts).slice(0, mostMatters);
  const told = matters.reduce((sum, { others }) => sum + 1 + others.length, 0);
  const shown = rows.slice(0, mostShown);
  const all = count + toResolve;
  return (
    <Section title={words.waiting} aside={all === 0 ? undefined : words.toActOn(all)}>
      {all === 0 ? <p className="today-none">{words.waitingNone}</p> : null}
      <ul>
        {matters.map((matter) => (
          <MatterLine key={matter.first.id} matter={matter} />
        ))}
        {apart === undefined ? null : <ApartLine apart={apart} />}
        {shown.map((row) => (
          <WaitingLine key={row.refundId} row={row} />
        ))}
      </ul>
      {open > told ? (
        <p className="today-more">
          <Button kind="quiet" size="small" icon="go" onPress={() => goTo('/to-resolve')}>
            {words.allToResolve(open)}
          </Button>
        </p>
      ) : null}
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

function MatterLine({ matter: { first, others } }: { readonly matter: Matter }) {
  const [, goTo] = useLocation();
  const { timeZone, today } = useDesk();
  // Of what is about a customer the sentence itself says who it is.
  const name = first.about?.kind === 'customer' ? undefined : first.customerName;
  const of = name === undefined ? '' : `${name}.`;
  const more = others.length === 0 ? '' : words.andMore(others.length);
  return (
    <li className="waiting-line">
      <span className="waiting-tag">
        <NeedsReviewTag />
      </span>
      <span className="waiting-says" title={`${first.sentence} ${of} ${more}`}>
        <Numbered>{first.sentence}</Numbered>{' '}
        <span className="waiting-of soft">
          <span className="ellipsis">{of}</span> <span className="whole">{more}</span>
        </span>
      </span>
      <span className="waiting-when faint small">{printWhen(first.sinceAt, timeZone, today)}</span>
      <Button size="small" onPress={() => goTo(hrefOf('exception', first.id) ?? '')}>
        {words.decide} <OfNumber number={first.about?.number} />
      </Button>
    </li>
  );
}

type Apart = NonNullable<CallValue<'exceptions.count'>['apart']>;

/** [V40] What desks wrote after they were shut out, above all the money that they say has moved. */
function ApartLine({ apart }: { readonly apart: Apart }) {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const isNothing = useIsNothing();
  const told = [
    isNothing(apart.givenBackMinor) ? '' : words.givenApart(money(apart.givenBackMinor)),
    isNothing(apart.takenMinor) ? '' : words.takenApart(money(apart.takenMinor)),
  ].filter((part) => part !== '');
  const moved = told.length === 0 ? '' : ` ${words.saidApart(told.join(' and '))}`;
  const says = `${words.apart(apart.entries, apart.desks.join(', '))}${moved}`;
  return (
    <li className="waiting-line">
      <span className="waiting-tag">
        <NeedsReviewTag />
      </span>
      <span className="waiting-says" title={says}>
        {says}
      </span>
      <Button size="small" onPress={() => goTo('/to-resolve')}>
        {words.look}
      </Button>
    </li>
  );
}

function WaitingLine({ row }: { readonly row: WaitingRow }) {
  const [, goTo] = useLocation();
  const { timeZone, today } = useDesk();
  const { says, press } = waitingWords(row.status);
  const { contested, notedApart } = row;
  const isHeld = contested !== undefined || notedApart !== undefined;
  // Of those that count already only what is still to be handed over waits.
  const standing = row.status === 'succeeded' ? 'to-hand-over' : row.status;
  const where = words.numberAt(row.number, row.deskCode);
  return (
    <li className="waiting-line">
      <span className="waiting-tag">
        {isHeld ? <NeedsReviewTag /> : <RefundTag of={{ standing }} />}
      </span>
      <span className="waiting-says" title={notedApart ?? `${where}, ${row.customerName}`}>
        <Money of={row.amountMinor} strong />{' '}
        {notedApart !== undefined
          ? words.notedApart(row.customerName)
          : contested === undefined
            ? `${says} ${row.customerName}`
            : words.contested(row.customerName)}{' '}
        <span className="faint small whole">{where}</span>
      </span>
      <span className="waiting-when faint small">{printWhen(row.at, timeZone, today)}</span>
      <Button size="small" onPress={() => goTo(`/refunds/${row.refundId}`)}>
        {isHeld ? words.look : press} <OfNumber number={row.number} />
      </Button>
    </li>
  );
}
