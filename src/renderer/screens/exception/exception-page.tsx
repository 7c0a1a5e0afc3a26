import './exception.css';
import { Link, useLocation } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { History } from '../../ui/history.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { hrefOf } from '../../ui/places.ts';
import { Section } from '../../ui/section.tsx';
import { NeedsReviewTag } from '../../ui/status-tag.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { printWhen } from '../../ui/when.ts';
import { exceptionWords, toResolveWords } from '../../words/exceptions.ts';
import { Decide } from './decide.tsx';
import { Owner } from './owner.tsx';
import { Sides } from './sides.tsx';

export type Exception = CallValue<'exceptions.get'>;

/** The page of one exception. */
export function ExceptionPage({ exception }: { readonly exception: Exception }) {
  const [, goTo] = useLocation();
  const { kind, state, history } = exception;
  useKeys({ Escape: () => goTo('/to-resolve') }, 'page');
  return (
    <>
      <PageHeader
        title={exceptionWords[kind].word}
        crumb={{ label: toResolveWords.title, href: '/to-resolve' }}
      />
      <div className="exception scroll-thin">
        <Lead exception={exception} />
        <Sides exception={exception} />
        {state === 'open' ? (
          <Decide key={exception.id} exception={exception} />
        ) : (
          <Note kind="good" title="Settled.">
            Nothing contradicts here any more. What was decided stands below.
          </Note>
        )}
        {history.length === 0 ? null : (
          <Section title="What was done about it">
            <History events={history} of={exception.id} />
          </Section>
        )}
      </div>
    </>
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
        {exception.sentence} {href === null ? null : <Link href={href}>{about?.number}</Link>}
        {customerId === undefined || about?.kind === 'customer' ? null : (
          <>
            {' of '}
            <Link href={`/customers/${customerId}`}>{customerName}</Link>
          </>
        )}
      </p>
      <div className="exception-owner">
        <Owner exception={exception} />
        <span className="faint">Since {printWhen(exception.sinceAt, timeZone, today)}</span>
      </div>
    </div>
  );
}
