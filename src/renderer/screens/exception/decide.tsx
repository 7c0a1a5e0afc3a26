import { useEffect, useRef } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { Numbered } from '../../ui/numbered.tsx';
import { Note } from '../../ui/note.tsx';
import { PostsTable } from '../../ui/posts-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { resolutionWords } from '../../words/exceptions.ts';
import { methodWords } from '../../words/methods.ts';
import { choiceName, type DecideForm, useDecide } from './use-decide.ts';

type Exception = CallValue<'exceptions.get'>;
type Choice = Exception['choices'][number];
type Following = Pick<Choice, 'follows' | 'posts'>;

/** What can be decided, each with what follows from it, before anything is confirmed. */
export function Decide({ exception }: { readonly exception: Exception }) {
  const form = useDecide(exception);
  useKeys({ 'Ctrl+Enter': form.confirm }, 'page');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where nobody is doing anything else the arrows choose at once.
    const first = place.current?.querySelector<HTMLElement>('input[type=radio]');
    if (document.activeElement === document.body) first?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} className="decide">
      {form.mayNot === undefined ? null : (
        <div className="decide-whose">
          <Note kind="info">{form.mayNot}</Note>
        </div>
      )}
      <Section
        title="What should the book say?"
        aside={exception.sides.length < 2 ? 'It stays on record' : 'Both entries stay on record'}
      >
        <RadioCards
          label="What should the book say?"
          labelHidden
          value={form.chosen === undefined ? undefined : choiceName(form.chosen)}
          onChange={(choice) => form.edit({ choice })}
          choices={exception.choices.map((one) => ({
            value: choiceName(one),
            title: titleOf(one, exception),
            sub: <Numbered>{one.consequence}</Numbered>,
          }))}
        />
      </Section>
      <Section title="If you choose this">
        <IfChosen form={form} />
      </Section>
    </div>
  );
}

/** [V69] Where it may be said of several refunds, which of them is meant stands first. */
function titleOf({ resolution, refundId }: Choice, { choices, sides }: Exception): string {
  const { title } = resolutionWords[resolution];
  const isOneOfMany = choices.filter((one) => one.resolution === resolution).length > 1;
  const number = sides.find(({ about }) => about?.id === refundId)?.about?.number;
  return isOneOfMany && number !== undefined ? `${number} was never paid out` : title;
}

/** What happens, in words; what is posted for it, for whoever keeps the books, folded below. */
function Follows({ of: { follows, posts } }: { readonly of: Following }) {
  if (follows.length === 0) return <p>Nothing is posted and no money moves.</p>;
  return (
    <>
      <ul className="decide-follows">
        {follows.map((says) => (
          <li key={says}>
            <Numbered>{says}</Numbered>
          </li>
        ))}
      </ul>
      <details className="decide-posts">
        <summary>The accounts it touches</summary>
        <PostsTable posts={posts} />
      </details>
    </>
  );
}

function IfChosen({ form }: { readonly form: DecideForm }) {
  const { chosen, draft, method } = form;
  return (
    <div className="decide-form">
      {chosen === undefined ? (
        <p className="soft">
          Choose on the left; what becomes of the drawers, the customer and the invoice will be
          shown here.
        </p>
      ) : (
        <Follows of={chosen.ways?.find((way) => way.method === method) ?? chosen} />
      )}
      {chosen?.ways === undefined || method === null ? null : (
        <Select
          label="How it came back"
          value={method}
          onChange={(picked) => form.edit({ method: picked })}
          options={chosen.ways.map((way) => ({
            value: way.method,
            label: methodWords[way.method],
          }))}
        />
      )}
      <TextArea
        label="Note for the record"
        hint={chosen?.resolution === 'attach-evidence' ? undefined : 'optional'}
        value={draft.note}
        onChange={(note) => form.edit({ note })}
        most={500}
        rows={2}
      />
      {form.says === undefined ? null : (
        <Note kind="warning" live>
          {form.says}
        </Note>
      )}
      <div className="decide-foot">
        <Button kind="quiet" keys="Esc" onPress={form.leave}>
          Later
        </Button>
        <Button
          kind="primary"
          keys="Ctrl+Enter"
          busy={form.busy}
          why={form.why}
          onPress={form.confirm}
        >
          {chosen === undefined ? 'Decide' : resolutionWords[chosen.resolution].verb}
        </Button>
      </div>
    </div>
  );
}
