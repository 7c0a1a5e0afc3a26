import type { RefundView } from '../../../shared/contract/views.ts';
import { useAct } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { toCardWords } from '../../words/methods.ts';
import { bestWord, failedWords as words } from '../../words/failed.ts';
import { standingKinds } from './standing-kinds.ts';
import { type CardWay, cardWays } from './card-ways.ts';

interface CardStandingProps {
  readonly refund: RefundView;
  readonly onWay: (way: CardWay) => void;
}

/** How money on its way to a card stands, what can be done about it, and the ways to do it. */
export function CardStanding({ refund, onWay }: CardStandingProps) {
  const { card, status, can } = refund;
  if (card === undefined) return null;
  // Where the sentence begins with the headline, it is not said twice.
  const title = `${toCardWords[status].title}.`;
  return (
    <>
      <Note kind={standingKinds[status]} title={title}>
        {card.sentence.replace(title, '')}
        {card.says === undefined ? null : ` ${words.stripeSays} “${card.says}”`}
      </Note>
      {can.askStripe.allowed ? (
        <div className="refund-record-ask">
          <AskStripe refund={refund} />
        </div>
      ) : null}
      {card.steps.length === 0 ? null : (
        <Section title={card.isTask ? words.todo : words.meanwhile}>
          <ol className="refund-record-steps">
            {card.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
      )}
      {card.isTask ? <Ways refund={refund} onWay={onWay} /> : null}
    </>
  );
}

/** Asks at once instead of in a minute; what comes of it stands on the page. */
function AskStripe({ refund }: Pick<CardStandingProps, 'refund'>) {
  const { busy, act } = useAct('refunds.askStripe');
  const ask = async () => {
    if (busy) return;
    const answer = await act({ id: refund.id });
    if (!answer.ok) say(answer.failure.sentence);
    else if (answer.value.status === refund.status) say(words.asBefore);
  };
  return (
    <Button icon="undo" size="small" busy={busy} onPress={() => void ask()}>
      {words.askStripe}
    </Button>
  );
}

/** The best way first and green; the others beside it. */
function Ways({ refund, onWay }: CardStandingProps) {
  const best = bestWord(refund.card?.best);
  const ways = cardWays(refund).filter(({ why }) => why === undefined);
  // The best way is what is left to do, as handing over is elsewhere.
  useKeys({ 'Ctrl+Enter': best === undefined ? undefined : () => onWay(best) }, 'page');
  const sorted = ways.toSorted((a, b) => Number(b.way === best) - Number(a.way === best));
  return (
    <div className="refund-record-ways">
      {sorted.map(({ way, label, icon }) => (
        <Button
          key={way}
          icon={icon}
          kind={way === best ? 'primary' : 'plain'}
          keys={way === best ? 'Ctrl+Enter' : undefined}
          onPress={() => onWay(way)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
