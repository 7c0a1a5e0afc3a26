import { useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { useIsManager } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { RadioCards } from '../../ui/choice.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { cardsWords as words } from '../../words/cards.ts';

interface ReaderPartProps {
  readonly status: CallValue<'cards.status'>;
  readonly readers: CallValue<'cards.check'>['readers'];
  readonly onChosen: () => void;
}

/** Which reader asks for the card at this desk. It counts as soon as it is pressed. */
export function ReaderPart({ status, readers, onChosen }: ReaderPartProps) {
  const { busy, act } = useAct('cards.setReader');
  const [trouble, setTrouble] = useState<Trouble>();
  const why = useIsManager() ? undefined : words.onlyManagers;
  const choose = async (readerId: string) => {
    if (busy) return;
    const answer = await act({ readerId });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(words.readerSet);
    onChosen();
  };
  return (
    <Section title={words.reader}>
      <div className="cards-part">
        {readers.length === 0 ? (
          <p>{words.noReaders}</p>
        ) : (
          <RadioCards
            label={words.reader}
            labelHidden
            value={readers.find(({ ours }) => ours)?.id}
            onChange={(id) => void choose(id)}
            choices={readers.map(({ id, label, online, ours }) => ({
              value: id,
              title: label,
              sub: ours && status.reader === undefined ? words.onlyOne : undefined,
              aside: online ? words.online : words.offline,
              why: ours ? undefined : why,
            }))}
          />
        )}
        {trouble === undefined ? null : (
          <Note kind="bad" live>
            {trouble.sentence}
          </Note>
        )}
      </div>
    </Section>
  );
}
