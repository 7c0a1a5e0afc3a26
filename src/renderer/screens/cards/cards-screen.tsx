import './cards.css';
import { useState } from 'react';
import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Beside } from '../../ui/side-sheet.tsx';
import { cardsWords as words } from '../../words/cards.ts';
import { AtStripe } from './at-stripe.tsx';
import { KeyPart } from './key-part.tsx';
import { KeySheet } from './key-sheet.tsx';
import { ReaderPart } from './reader-part.tsx';
import { RightsPart } from './rights-part.tsx';
import { StandInPart } from './stand-in-part.tsx';
import { useCheck } from './use-check.ts';

/** The key of Stripe, what it may do, the balance, and the reader of this desk. */
export function CardsScreen() {
  const { value: status, trouble, again } = useAsk('cards.status', {});
  const check = useCheck(status);
  const [entering, setEntering] = useState(false);
  return (
    <Beside
      sheet={
        entering ? (
          <KeySheet
            replaces={status?.key !== undefined}
            keptWhere={status?.keptWhere ?? ''}
            onClose={() => setEntering(false)}
          />
        ) : null
      }
    >
      <PageHeader
        title={words.title}
        crumb={{ label: words.settings, href: '/settings' }}
        find={!entering}
      />
      <div className="page-body scroll-thin cards-place">
        {status === undefined ? (
          trouble === undefined ? (
            <Loading what={words.looking} />
          ) : (
            <Trouble sentence={trouble.sentence} onAgain={again} />
          )
        ) : (
          <div className="cards">
            {status.standIn === undefined ? (
              <KeyPart status={status} onEnter={() => setEntering(true)} />
            ) : (
              <StandInPart standIn={status.standIn} />
            )}
            {status.charge.allowed ? <AtStripe check={check} /> : null}
            {/* Of readers only Stripe knows: where it was not reached, nothing is said of them. */}
            {check.value?.reached === true ? (
              <ReaderPart status={status} readers={check.value.readers} onChosen={check.again} />
            ) : null}
            <RightsPart rights={check.value?.rights ?? []} />
          </div>
        )}
      </div>
    </Beside>
  );
}
