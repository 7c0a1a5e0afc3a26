import { useState } from 'react';
import type { Trouble } from '../../../bridge/answer.ts';
import { useAct } from '../../../bridge/hooks.ts';
import { useCommands } from '../../../state/commands.ts';
import { say } from '../../../state/toasts.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { whyNot } from '../../../ui/why-not.ts';
import { chargeWords as words } from '../../../words/cards.ts';
import type { ChargeProps } from './charge-props.ts';

/** Calls the charge off: the way back while the customer has not paid. */
export function CallOff({ payment, charge }: ChargeProps) {
  const { busy, act } = useAct('cards.callOff');
  const [trouble, setTrouble] = useState<Trouble>();
  const why = whyNot(charge.callOff);
  const callOff = async () => {
    if (busy) return;
    const answer = await act({ id: payment.id });
    setTrouble(answer.ok ? undefined : answer.failure);
  };
  const run = () => (why === undefined ? void callOff() : say(why));
  useCommands([
    {
      id: 'call-off-charge',
      title: `${words.callOff} ${payment.number}`,
      keys: ['X'],
      group: 'here',
      icon: 'void',
      run,
    },
  ]);
  return (
    <>
      <Button icon="void" keys="X" why={why} busy={busy} onPress={run}>
        {words.callOff}
      </Button>
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </>
  );
}
