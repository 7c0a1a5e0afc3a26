import { type RefObject, useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';

export type Person = CallValue<'staff.list'>['rows'][number];

const lastPlace = 'tillbook-last-person';

/** Choosing a person, typing a PIN, and being let in. The last person of this computer comes first. */
export function useSignIn(people: readonly Person[], field: RefObject<HTMLInputElement | null>) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(lastPlace));
  const [pin, setPin] = useState('');
  const [trouble, setTrouble] = useState<Trouble>();
  const signIn = useAct('session.signIn');
  const at = Math.max(
    0,
    people.findIndex(({ id }) => id === chosen),
  );
  const person = people[at];
  const choose = (id: string | undefined) => {
    if (id === undefined) return;
    setChosen(id);
    setTrouble(undefined);
    setPin('');
    field.current?.focus();
  };
  const confirm = async () => {
    if (person === undefined || signIn.busy) return;
    const answer = await signIn.act({ staffId: person.id, pin });
    if (answer.ok) {
      localStorage.setItem(lastPlace, person.id);
      return;
    }
    setTrouble(answer.failure);
    setPin('');
    field.current?.focus();
  };
  return {
    person,
    choose,
    step: (by: number) => choose(people[(at + by + people.length) % people.length]?.id),
    pin,
    setPin,
    issue: trouble?.kind === 'invalid-input' ? trouble.issues[0]?.sentence : trouble?.sentence,
    busy: signIn.busy,
    confirm,
  };
}
