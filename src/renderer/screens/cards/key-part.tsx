import { useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { useIsManager } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { whyNot } from '../../ui/why-not.ts';
import { cardsWords as words, keyWords } from '../../words/cards.ts';
import { RemoveDialog } from './remove-dialog.tsx';

interface KeyPartProps {
  readonly status: CallValue<'cards.status'>;
  readonly onEnter: () => void;
}

/** Which key there is, where it lies, and how it is exchanged. It is never shown. */
export function KeyPart({ status, onEnter }: KeyPartProps) {
  const { key, keptWhere, sealed, setKey, charge } = status;
  const isManager = useIsManager();
  const [removing, setRemoving] = useState(false);
  const why = isManager ? whyNot(setKey) : words.onlyManagers;
  return (
    <Section title={words.key}>
      <div className="cards-part">
        <DefinitionList
          items={[
            { term: words.key, value: keyWords(status) },
            { term: words.kept, value: key === undefined ? null : keptWhere },
            { term: words.charges, value: charge.allowed ? words.yes : words.no },
          ]}
        />
        {key === undefined || sealed ? null : (
          <Note kind="warning" title={words.openFileTitle}>
            {words.openFile}
          </Note>
        )}
        <div className="cards-actions">
          <Button
            kind={key === undefined ? 'primary' : 'plain'}
            icon="lock"
            why={why}
            onPress={onEnter}
          >
            {key === undefined ? words.enter : words.replace}
          </Button>
          {key === undefined ? null : (
            <Button icon="remove" why={why} onPress={() => setRemoving(true)}>
              {words.remove}
            </Button>
          )}
        </div>
      </div>
      <RemoveDialog open={removing} onClose={() => setRemoving(false)} />
    </Section>
  );
}
