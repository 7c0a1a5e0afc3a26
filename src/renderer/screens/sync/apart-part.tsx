import { useState } from 'react';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { ApartEntry, type ApartRow } from '../../ui/apart-entry.tsx';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { WhyDialog } from '../../ui/why-dialog.tsx';
import { apartWords as words } from '../../words/sync.ts';

/** What a desk wrote after it was shut out: a manager looks at each entry by itself. */
export function ApartPart() {
  const { value, again } = useAsk('sync.apart', {});
  const admit = useAct('sync.admit');
  const refuse = useAct('sync.refuse');
  const [refusing, setRefusing] = useState<ApartRow>();
  const [trouble, setTrouble] = useState<Trouble>();
  if (value === undefined || value.rows.length === 0) return null;
  const letIn = async (row: ApartRow) => {
    const answer = await admit.act({ attemptId: crypto.randomUUID(), factId: row.id });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (answer.ok) say(words.counts);
    again();
  };
  return (
    <Section title={words.title} aside={String(value.rows.length)}>
      <p className="soft sync-part">{words.lead}</p>
      <ul className="sync-list">
        {value.rows.map((row) => (
          <li key={row.id} className="sync-apart">
            <ApartEntry row={row} />
            <span className="sync-row">
              <Button size="small" busy={admit.busy} onPress={() => void letIn(row)}>
                {words.admit}
              </Button>
              <Button size="small" onPress={() => setRefusing(row)}>
                {words.refuse}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
      {refusing === undefined ? null : (
        <WhyDialog
          title={words.refuse}
          about={words.refuseAbout}
          keep={words.later}
          verb={words.refuse}
          onConfirm={async (said) => {
            const answer = await refuse.act({ ...said, factId: refusing.id });
            again();
            return answer.ok ? undefined : { sentence: answer.failure.sentence };
          }}
          onClose={() => setRefusing(undefined)}
        />
      )}
    </Section>
  );
}
