import './sign-in.css';
import { useAsk } from '../../bridge/hooks.ts';
import { useSession } from '../../state/session.ts';
import { Icon } from '../../ui/icon.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { printDay } from '../../ui/when.ts';
import { signInWords as words } from '../../words/sign-in.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Who is at the desk: a person, and their PIN. */
export function SignInScreen() {
  const status = useSession((session) => session.status);
  const { value, trouble, again } = useAsk('staff.list', { limit: 500 });
  const people = value?.rows.filter((person) => person.active);
  return (
    <main className="sign-in scroll-thin">
      <div className="sign-in-paper">
        <header>
          <p className="sign-in-brand">
            <Icon name="book" size={20} /> Tillbook
            <span className="faint">
              {status === undefined ? '' : printDay(status.today, 'long')}
            </span>
          </p>
          <h1>{words.title}</h1>
          <p className="soft">
            {status?.business?.name}, {status?.desk?.name}
          </p>
        </header>
        {people === undefined ? (
          trouble === undefined ? (
            <Loading what="Looking who works here" />
          ) : (
            <Trouble sentence={trouble.sentence} onAgain={again} />
          )
        ) : people.length === 0 ? (
          <Note kind="warning">{words.nobody}</Note>
        ) : (
          <SignInForm people={people} practice={status?.mode === 'practice'} />
        )}
      </div>
    </main>
  );
}
