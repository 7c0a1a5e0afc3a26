import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Money } from '../../ui/figures.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { cardsWords as words } from '../../words/cards.ts';
import type { Check } from './use-check.ts';

/** Whether Stripe answers, and what lies there. */
export const AtStripe = ({ check }: { readonly check: Check }) => (
  <Section
    title={words.stripe}
    aside={
      <Button size="small" kind="quiet" busy={check.busy} onPress={check.again}>
        {words.look}
      </Button>
    }
  >
    <div className="cards-part">
      <Answer check={check} />
    </div>
  </Section>
);

function Answer({ check: { value, trouble } }: { readonly check: Check }) {
  if (trouble !== undefined) return <Note kind="bad">{trouble.sentence}</Note>;
  if (value === undefined) return <Loading what={words.looking} />;
  const { reached, sentence, balance, rights } = value;
  const isWhole = reached && rights.every(({ has }) => has !== 'no');
  return (
    <>
      <Note kind={isWhole ? 'good' : 'warning'}>{sentence}</Note>
      {balance === undefined ? null : (
        <>
          <DefinitionList
            items={[
              { term: words.available, value: <Money of={balance.availableMinor} strong /> },
              { term: words.pending, value: <Money of={balance.pendingMinor} /> },
              { term: words.prefunded, value: <Money of={balance.prefundedMinor} /> },
            ]}
          />
          <p className="soft">{words.balanceHelp}</p>
        </>
      )}
    </>
  );
}
