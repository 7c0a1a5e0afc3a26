import { useLocation } from 'wouter';
import { useCommands } from '../../../state/commands.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { chargeWords as words } from '../../../words/cards.ts';
import type { ChargeProps } from './charge-props.ts';

/** Why nothing was charged, and what can be done next. */
export function ChargeFailed({ payment, charge }: ChargeProps) {
  const [, goTo] = useLocation();
  const again = () => goTo(`/payments/new?again=${payment.id}`);
  const isLink = charge.via === 'link';
  const title = isLink ? words.newLink : words.again;
  useCommands([
    { id: 'charge-again', title, keys: ['T'], group: 'here', icon: 'card', run: again },
  ]);
  return (
    <div className="charge-ended">
      <Note kind={charge.reason === 'called-off' ? 'info' : 'bad'} live>
        {charge.sentence}
      </Note>
      <div className="charge-actions">
        <Button kind="primary" icon="card" keys="T" onPress={again}>
          {title}
        </Button>
        {isLink ? null : (
          <Button onPress={() => goTo(`/payments/new?again=${payment.id}&via=link`)}>
            {words.sendLink}
          </Button>
        )}
      </div>
    </div>
  );
}
