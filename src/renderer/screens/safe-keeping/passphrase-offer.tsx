import './safe-keeping.css';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-header.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { offerWords as words, passphraseWords } from '../../words/safe-keeping.ts';
import { GoOn, Leaving } from './passphrase-sheet.tsx';
import { PassphraseSteps } from './passphrase-steps.tsx';
import { useMaking } from './use-passphrase.ts';

/** Right after the book was founded: the passphrase, or what going on without it means. */
export function PassphraseOffer({ onDone }: { readonly onDone: () => void }) {
  const [leaving, setLeaving] = useState(false);
  const making = useMaking({ replaces: false, onDone });
  const leave = () => (making.step === 'before' ? onDone() : setLeaving(true));
  useKeys(
    {
      'Ctrl+Enter': making.goOn,
      Escape: leave,
      ...(making.step === 'shown' ? { P: () => window.print() } : {}),
    },
    'page',
  );
  return (
    <main className="safe-offer scroll-thin">
      <PageTitle>{words.title}</PageTitle>
      <div className="safe-offer-paper">
        <header>
          <p className="safe-brand">
            <Icon name="book" size={20} /> Tillbook
          </p>
          <h1>{words.title}</h1>
        </header>
        <PassphraseSteps making={making} replaces={false} />
        <footer className="safe-offer-foot">
          {making.step === 'before' ? <p className="soft small">{words.skipping}</p> : null}
          <div className="safe-row">
            <Button size="big" keys="Escape" onPress={leave}>
              {making.step === 'before' ? words.later : passphraseWords.leave}
            </Button>
            <GoOn making={making} />
          </div>
        </footer>
      </div>
      <Leaving open={leaving} onStay={() => setLeaving(false)} onLeave={onDone} />
    </main>
  );
}
