import { useState } from 'react';
import type { Trouble } from '../../bridge/answer.ts';
import { call } from '../../bridge/client.ts';
import { useAct } from '../../bridge/hooks.ts';
import type { SyncStatus } from '../../bridge/sync-status.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Note } from '../../ui/note.tsx';
import { saveText } from '../../ui/save-file.ts';
import { syncWords as words } from '../../words/sync.ts';

interface WayPartProps {
  readonly status: SyncStatus;
  /** The form in which somebody joined has just gone, and the focus with it. */
  readonly joinedNow: boolean;
}

/** Go a round now, stay away from the hub, take along what waits. */
export function WayPart({ status, joinedNow }: WayPartProps) {
  const now = useAct('sync.now');
  const turn = useAct('sync.workOffline');
  const [trouble, setTrouble] = useState<Trouble>();
  const offline = status.offline === true;
  const syncNow = async () => {
    const answer = await now.act({});
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    const { online, waiting } = answer.value;
    say(online && waiting === 0 ? words.nowSynced : words.stillWaiting);
  };
  const take = async () => {
    const answer = await call('sync.waiting', {});
    setTrouble(answer.ok ? undefined : answer.failure);
    if (answer.ok) saveText(answer.value.fileName, answer.value.text);
  };
  useCommands([
    {
      id: 'sync-now',
      title: words.now,
      keys: ['Y'],
      group: 'here',
      icon: 'undo',
      run: () => void syncNow(),
      enabled: () => !offline,
    },
  ]);
  return (
    <div className="sync-part">
      <Checkbox
        checked={offline}
        onChange={(on) => void turn.act({ offline: on })}
        help={words.offlineHelp}
      >
        {words.offline}
      </Checkbox>
      <div className="sync-row">
        <Button
          kind="primary"
          icon="undo"
          keys="Y"
          autoFocus={joinedNow}
          busy={now.busy}
          why={offline ? `${words.working}: switch that off first.` : undefined}
          onPress={() => void syncNow()}
        >
          {words.now}
        </Button>
        <Button
          icon="paper"
          why={status.waiting === 0 ? 'Nothing waits.' : undefined}
          onPress={() => void take()}
        >
          {words.export}
        </Button>
      </div>
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </div>
  );
}
