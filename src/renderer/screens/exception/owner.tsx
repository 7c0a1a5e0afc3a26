import type { CallValue } from '../../../shared/contract/contract.ts';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { Select } from '../../ui/select.tsx';
import { toResolveWords } from '../../words/exceptions.ts';

/** Who looks after it; giving it to somebody else is one choice, and is written down. */
export function Owner({ exception }: { readonly exception: CallValue<'exceptions.get'> }) {
  const { value } = useAsk('staff.list', {});
  const { act } = useAct('exceptions.resolve');
  const people = (value?.rows ?? []).filter(({ active }) => active);
  const give = async (staffId: string, name: string) => {
    const answer = await act({
      attemptId: crypto.randomUUID(),
      id: exception.id,
      resolution: 'assign',
      staffId,
    });
    say(answer.ok ? `${name} looks after it` : answer.failure.sentence);
  };
  return (
    <Select
      label="Looked after by"
      placeholder={toResolveWords.nobody}
      value={exception.owner?.id}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const person = people.find((one) => one.id === id);
        if (person !== undefined && id !== exception.owner?.id) void give(id, person.name);
      }}
    />
  );
}
