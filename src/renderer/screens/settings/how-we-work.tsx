import { useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { Trouble as TroubleOf } from '../../bridge/answer.ts';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { useIsManager } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { howWeWorkWords as words, switchWords } from '../../words/how-we-work.ts';

type Switches = CallValue<'settings.get'>;
type Name = keyof Switches;

const names = Object.keys(switchWords) as Name[];

/** What is switched on for the whole business. Each switch counts as soon as it is pressed. */
export function HowWeWork() {
  const { value, trouble, again } = useAsk('settings.get', {});
  return (
    <Section title={words.title} aside={words.aside}>
      {value !== undefined ? (
        <SwitchList value={value} />
      ) : trouble === undefined ? (
        <Loading what="Reading the settings" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </Section>
  );
}

function SwitchList({ value }: { readonly value: Switches }) {
  const isManager = useIsManager();
  const { busy, act } = useAct('settings.update');
  const [trouble, setTrouble] = useState<TroubleOf>();
  const turn = async (name: Name, on: boolean) => {
    if (busy) return;
    const answer = await act({ attemptId: crypto.randomUUID(), [name]: on });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say(`${on ? words.on : words.off}: ${switchWords[name].label}`, {
      label: 'Undo',
      keys: 'Ctrl+Z',
      run: () => void act({ attemptId: crypto.randomUUID(), [name]: !on }),
    });
  };
  return (
    <div className="settings-screen">
      {names.map((name) => (
        <Checkbox
          key={name}
          checked={value[name]}
          onChange={(on) => void turn(name, on)}
          help={switchWords[name].help}
          why={isManager ? undefined : words.onlyManagers}
        >
          {switchWords[name].label}
        </Checkbox>
      ))}
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </div>
  );
}
