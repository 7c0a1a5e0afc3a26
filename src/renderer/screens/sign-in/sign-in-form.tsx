import { type KeyboardEvent, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { Note } from '../../ui/note.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { roleWords } from '../../words/roles.ts';
import { signInWords as words } from '../../words/sign-in.ts';
import { type Person, useSignIn } from './use-sign-in.ts';

interface SignInFormProps {
  readonly people: readonly Person[];
  readonly practice: boolean;
}

/** The hands stay on the figures: up and down choose the person while the PIN has the focus. */
export function SignInForm({ people, practice }: SignInFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const form = useSignIn(people, field);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.target !== field.current) return;
    event.preventDefault();
    form.step(by);
  };
  return (
    <form
      className="sign-in-form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void form.confirm();
      }}
    >
      <div className="sign-in-people scroll-thin">
        <RadioCards
          label={words.people}
          value={form.person?.id}
          onChange={form.choose}
          choices={people.map(({ id, name, role }) => ({
            value: id,
            title: name,
            aside: roleWords(role),
          }))}
        />
      </div>
      <PinField
        ref={field}
        label={`${words.pin} of ${form.person?.name ?? ''}`}
        hint={words.pinHint}
        value={form.pin}
        onChange={form.setPin}
        issue={form.issue}
        autoFocus
      />
      <Button kind="primary" size="big" type="submit" keys="Enter" busy={form.busy}>
        {words.confirm}
      </Button>
      {practice ? <Note kind="info">{words.practice}</Note> : null}
    </form>
  );
}
