import './exception.css';
import { Fragment, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useMatterOf } from '../../bridge/to-resolve.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Money } from '../../ui/figures.tsx';
import { History } from '../../ui/history.tsx';
import { Note } from '../../ui/note.tsx';
import { Numbered } from '../../ui/numbered.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { hrefOf } from '../../ui/places.ts';
import { Section } from '../../ui/section.tsx';
import { NeedsReviewTag } from '../../ui/status-tag.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { printWhenInside } from '../../ui/when.ts';
import { calledWords, resolutionWords, toResolveWords } from '../../words/exceptions.ts';
import { Decide } from './decide.tsx';
import { Owner } from './owner.tsx';
import { Sides } from './sides.tsx';

export type Exception = CallValue<'exceptions.get'>;

/** The page of one exception. */
export function ExceptionPage({ exception }: { readonly exception: Exception }) {
  const [, goTo] = useLocation();
  const { state, history } = exception;
  const [wasOpen, setWasOpen] = useState(false);
  if (state === 'open' && !wasOpen) setWasOpen(true);
  useKeys({ Escape: () => goTo('/to-resolve') }, 'page');
  return (
    <>
      <PageHeader
        title={calledWords(exception).word}
        crumb={{ label: toResolveWords.title, href: '/to-resolve' }}
      />
      <div className="exception scroll-thin">
        <Lead exception={exception} />
        <Sides exception={exception} />
        {state === 'open' ? (
          <Decide key={exception.id} exception={exception} />
        ) : (
          <Settled exception={exception} />
        )}
        {wasOpen && state !== 'open' ? <Onward /> : null}
        {state === 'open' ? <Together exception={exception} /> : null}
        {history.length === 0 ? null : (
          <Section title="What was done about it">
            <History events={history} of={exception.id} />
          </Section>
        )}
      </div>
    </>
  );
}

/** What else contradicts by the same mishap: mostly the same decision settles it. */
function Together({ exception }: { readonly exception: Exception }) {
  const { others } = useMatterOf(exception);
  if (others.length === 0) return null;
  return (
    <Note kind="info" title="The same matter.">
      {others.map(({ id, sentence }) => (
        <span key={id} className="note-line">
          {sentence} <Link href={hrefOf('exception', id) ?? ''}>Look</Link>
        </span>
      ))}
      You are told what else is settled by what you decide here.
    </Note>
  );
}

/** Whoever has just decided goes on: to the next that is open, or back where nothing is. */
function Onward() {
  const [, goTo] = useLocation();
  const { value } = useAsk('exceptions.list', { limit: 1 });
  const next = value?.rows[0];
  return (
    <p>
      <Button
        autoFocus
        icon={next === undefined ? undefined : 'go'}
        onPress={() => goTo((next && hrefOf('exception', next.id)) ?? '/to-resolve')}
      >
        {next === undefined ? toResolveWords.back : toResolveWords.next}
      </Button>
    </p>
  );
}

/** What was decided, and how much that was about. */
function Settled({ exception: { decision, counted, history } }: { readonly exception: Exception }) {
  const { timeZone, today } = useDesk();
  const wrote = history.flatMap((event) => event.wrote ?? []);
  return (
    <Note kind="good" title="Settled.">
      {decision === undefined ? null : (
        <>
          {resolutionWords[decision.resolution].title}
          {counted ? null : (
            <>
              , <Money of={decision.amountMinor} strong />
            </>
          )}
          {'. '}
          Decided by {decision.by}, {printWhenInside(decision.at, timeZone, today)}.{' '}
        </>
      )}
      {wrote.map(({ id, number }) => (
        <Fragment key={id}>
          <Link href={hrefOf('invoice', id) ?? ''}>Open {number}</Link>.{' '}
        </Fragment>
      ))}
      Nothing contradicts here any more. What was done stands below.
    </Note>
  );
}

function Lead({ exception }: { readonly exception: Exception }) {
  const { timeZone, today } = useDesk();
  const { about, customerId, customerName, state } = exception;
  const href = about === undefined ? null : hrefOf(about.kind, about.id);
  return (
    <div className="exception-lead">
      {state === 'open' ? <NeedsReviewTag /> : null}
      <p>
        <Numbered>{exception.sentence}</Numbered>{' '}
        {href === null ? null : <Link href={href}>{about?.number}</Link>}
        {customerId === undefined || about?.kind === 'customer' ? null : (
          <>
            {' of '}
            <Link href={`/customers/${customerId}`}>{customerName}</Link>
          </>
        )}
      </p>
      <div className="exception-owner">
        {state === 'open' ? <Owner exception={exception} /> : null}
        <span className="faint">Since {printWhenInside(exception.sinceAt, timeZone, today)}</span>
      </div>
    </div>
  );
}
