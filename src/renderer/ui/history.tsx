import { Fragment } from 'react';
import { Link } from 'wouter';
import type { FactType } from '../../shared/ledger/fact-types.ts';
import type { HistoryEvent } from '../../shared/contract/history-event.ts';
import { decidedWords } from '../words/exceptions.ts';
import { againWords, canceledWords, cardNewsWords, historyWords } from '../words/history.ts';
import { reasonWords } from '../words/methods.ts';
import { useDesk } from './desk-context.tsx';
import { Money } from './figures.tsx';
import type { IconName } from './icon.tsx';
import { hrefOf } from './places.ts';
import { Timeline } from './timeline.tsx';
import { printWhen } from './when.ts';
import { writtenBy } from '../words/written-by.ts';

const icons: Readonly<Record<FactType, IconName>> = {
  'book-founded': 'book',
  'epoch-begun': 'book',
  'desk-admitted': 'plus',
  'desk-revoked': 'lock',
  'fact-refused': 'void',
  'invoice-issued': 'invoice',
  'invoice-voided': 'void',
  'invoice-disputed': 'octagon',
  'dispute-released': 'circle-full',
  'payment-recorded': 'tray',
  'payment-reversed': 'void',
  'card-charge-begun': 'tray',
  'card-charge-settled': 'tray',
  'card-charge-failed': 'octagon',
  'refund-observed': 'circle-full',
  'refund-ended': 'octagon',
  'refund-retried': 'turn-back',
  'refund-turned': 'plus',
  'refund-traced': 'info',
  'refund-taken-over': 'turn-back',
  'outside-refund-observed': 'turn-back',
  'refund-sighted': 'turn-back',
  'dispute-observed': 'octagon',
  'stripe-moved': 'bank',
  'refund-set-aside': 'circle-slash',
  'allocation-made': 'allocate',
  'allocation-removed': 'unlink',
  'refund-drafted': 'paper',
  'refund-made': 'turn-back',
  'refund-canceled': 'circle-slash',
  'refund-handed-over': 'circle-full',
  'refund-cleared': 'bank',
  'check-cleared': 'bank',
  'check-bounced': 'octagon',
  'credit-note-issued': 'paper',
  'credit-granted': 'plus',
  'credit-applied': 'allocate',
  'customers-merged': 'customer',
  'customer-erased': 'void',
  'exception-resolved': 'flag',
  'exception-assigned': 'flag',
};

const isKnown = (kind: string): kind is FactType => Object.hasOwn(icons, kind);

const cardIcons: Readonly<Record<NonNullable<HistoryEvent['card']>, IconName>> = {
  requested: 'circle-dashed',
  waits: 'circle-half',
  'customer-acts': 'diamond-exclaim',
  sent: 'circle-full',
  refused: 'octagon',
  'came-back': 'octagon',
  'called-off': 'circle-slash',
};

function iconOf({ card, kind }: HistoryEvent): IconName {
  if (card !== undefined) return cardIcons[card];
  return isKnown(kind) ? icons[kind] : 'info';
}

function wordsOf({ card, kind, resolution, amountMinor, canceledFor }: HistoryEvent): string {
  if (resolution !== undefined) return decidedWords(resolution, amountMinor !== undefined);
  if (card !== undefined) return cardNewsWords[card];
  if (canceledFor !== undefined) return canceledWords;
  return isKnown(kind) ? historyWords[kind] : kind;
}

/** Why it was done, as it was said: in a word of the list, in words of one's own, or both. */
function whyOf({ note, canceledFor = 'canceled' }: HistoryEvent): string | undefined {
  if (canceledFor === 'canceled' || canceledFor === 'other') return note;
  const word = Object.entries(reasonWords).find(([code]) => code === canceledFor)?.[1];
  return [word, note].filter((part) => part !== undefined).join('. ');
}

interface HistoryProps {
  readonly events: readonly HistoryEvent[];
  /** The record whose history this is; it needs no link to itself. */
  readonly of: string;
}

/** What happened to a record, newest first, with a way to each record it touched. */
export function History({ events, of }: HistoryProps) {
  const { timeZone, today } = useDesk();
  const items = events.map((event) => ({
    id: event.factId,
    icon: iconOf(event),
    text: <Happening event={event} of={of} />,
    when: `${printWhen(event.at, timeZone, today)} · ${writtenBy(event)}`,
    note: whyOf(event),
  }));
  return <Timeline items={items} />;
}

interface HappeningProps {
  readonly event: HistoryEvent;
  readonly of: string;
}

function Happening({ event, of }: HappeningProps) {
  const words = wordsOf(event);
  const [before = '', after = ''] = words.split('{amount}');
  const { about, amountMinor } = event;
  const href = about === undefined || about.id === of ? null : hrefOf(about.kind, about.id);
  return (
    <>
      {before}
      {words.includes('{amount}') && amountMinor !== undefined ? (
        <Money of={amountMinor} strong />
      ) : null}
      {after}
      {href === null || about === undefined ? null : (
        <>
          {', '}
          <Link href={href} className="whole">
            {about.number}
          </Link>
        </>
      )}
      {event.again === true ? againWords : null}
      <PaidFor invoices={event.invoices ?? []} />
      <Written event={event} of={of} />
    </>
  );
}

/** What a decision wrote, and what it put right. */
function Written({ event: { wrote = [], putRight = [] }, of }: HappeningProps) {
  const parts = [
    { says: ', wrote ', invoices: wrote },
    { says: ', put right ', invoices: putRight },
  ];
  return parts.map(({ says, invoices }) =>
    invoices
      .filter(({ id }) => id !== of)
      .map(({ id, number }) => (
        <Fragment key={id}>
          {says}
          <Link href={`/invoices/${id}`} className="whole">
            {number}
          </Link>
        </Fragment>
      )),
  );
}

/** The invoices that money went to as it was taken. */
const PaidFor = ({ invoices }: { readonly invoices: NonNullable<HistoryEvent['invoices']> }) =>
  invoices.map(({ id, number, amountMinor }, index) => (
    <Fragment key={id}>
      {index === 0 ? ' for ' : ', '}
      <Link href={`/invoices/${id}`} className="whole">
        {number}
      </Link>
      {invoices.length === 1 ? null : (
        <>
          {' '}
          <Money of={amountMinor} />
        </>
      )}
    </Fragment>
  ));
