import { useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { isOfThisComputer } from '../../bridge/hub-address.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import type { SyncStatus } from '../../bridge/sync-status.ts';
import { useIsManager } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { printWhen } from '../../ui/when.ts';
import { syncWords as words } from '../../words/sync.ts';

/** A manager makes a code, and one more desk may come. */
export function PairPart({ status }: { readonly status: SyncStatus }) {
  const { timeZone, today } = useDesk();
  const isManager = useIsManager();
  const why = isManager ? whyNoCode(status) : words.onlyManagers;
  const { busy, act } = useAct('sync.pair');
  const [made, setMade] = useState<CallValue<'sync.pair'>>();
  const [trouble, setTrouble] = useState<Trouble>();
  const pair = async () => {
    const answer = await act({});
    setMade(answer.ok ? answer.value : undefined);
    setTrouble(answer.ok ? undefined : answer.failure);
  };
  return (
    <Section title={words.pair}>
      <div className="sync-part">
        <p className="soft">{words.pairLead}</p>
        <div className="sync-row">
          <Button icon="plus" why={why} busy={busy} onPress={() => void pair()}>
            {words.pair}
          </Button>
        </div>
        {made === undefined ? null : (
          <div role="status">
            <DefinitionList
              items={[
                { term: words.address, value: made.hubUrl },
                {
                  term: words.code,
                  value: (
                    <span className="sync-code">
                      {made.code}
                      <CopyButton text={made.code} label="Copy the code" />
                    </span>
                  ),
                },
                { term: words.goodUntil, value: printWhen(made.goodUntil, timeZone, today) },
              ]}
            />
          </div>
        )}
        {made !== undefined && isOfThisComputer(made.hubUrl) ? (
          <Note kind="warning">{words.onlyHere}</Note>
        ) : null}
        {trouble === undefined ? null : (
          <Note kind="bad" live>
            {trouble.sentence}
          </Note>
        )}
      </div>
    </Section>
  );
}

/** The hub makes the code: while it can't be reached there is none. */
function whyNoCode({ online, offline }: SyncStatus): string | undefined {
  if (offline === true) return words.pairOffline;
  return online ? undefined : words.pairAway;
}
