import { Link } from 'wouter';
import { useAsk } from '../../bridge/hooks.ts';
import { RadioCards } from '../../ui/choice.tsx';
import { Note } from '../../ui/note.tsx';
import { chargeWords as words, viaWords } from '../../words/cards.ts';
import type { Via } from './payment-draft.ts';

interface CardPartProps {
  readonly via: Via;
  readonly onVia: (via: Via) => void;
}

/** How the card is charged; where none can be, why, and where that is mended. */
export function CardPart({ via, onVia }: CardPartProps) {
  const { value: status } = useAsk('cards.status', {});
  if (status?.charge.allowed === false) {
    return (
      <Note kind="warning" title={words.notHere} live>
        {status.charge.why} <Link href="/settings/cards">{words.toSettings}</Link>
      </Note>
    );
  }
  const { terminal, link } = viaWords;
  return (
    <RadioCards
      label="How the card is charged"
      value={via}
      onChange={onVia}
      help={words.cardOnly}
      choices={[
        {
          value: 'terminal',
          title: terminal.title,
          sub: terminal.sub,
          aside: status?.reader?.label,
        },
        { value: 'link', title: link.title, sub: link.sub },
      ]}
    />
  );
}
