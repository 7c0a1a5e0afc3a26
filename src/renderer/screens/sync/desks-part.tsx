import { useState } from 'react';
import { useAct } from '../../bridge/hooks.ts';
import type { SyncStatus } from '../../bridge/sync-status.ts';
import { useIsManager } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printWhen } from '../../ui/when.ts';
import { syncWords as words } from '../../words/sync.ts';

type DeskRow = NonNullable<SyncStatus['desks']>[number];

/** Every desk of the business, and when the hub last heard of it. */
export function DesksPart({ desks }: { readonly desks: readonly DeskRow[] }) {
  const { timeZone, today } = useDesk();
  const when = (at: string) => printWhen(at, timeZone, today);
  const isManager = useIsManager();
  const { act } = useAct('sync.revoke');
  const [leaving, setLeaving] = useState<DeskRow>();
  const shutOut = async ({ id, name }: DeskRow) => {
    const answer = await act({ attemptId: crypto.randomUUID(), deskId: id });
    if (!answer.ok) return answer.failure.sentence;
    say(`${name} ${words.isShutOut}`);
    setLeaving(undefined);
    return undefined;
  };
  return (
    <Section title={words.desks} aside={String(desks.length)}>
      <SmallTable
        label={words.desks}
        columns={columns(when, isManager ? setLeaving : undefined)}
        rows={desks}
        idOf={({ id }) => id}
      />
      {leaving === undefined ? null : (
        <ConfirmOut
          name={leaving.name}
          onOut={() => shutOut(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Section>
  );
}

interface ConfirmOutProps {
  readonly name: string;
  /** Why it was not done. */
  readonly onOut: () => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** Asks once more: it can't be undone. */
function ConfirmOut({ name, onOut, onClose }: ConfirmOutProps) {
  const [wrong, setWrong] = useState<string>();
  const out = async () => setWrong(await onOut());
  return (
    <Dialog
      title={words.shutOutTitle(name)}
      open
      onClose={onClose}
      onConfirm={() => void out()}
      footer={
        <>
          <Button onPress={onClose}>{words.shutOutKeep}</Button>
          <Button kind="primary" keys="Ctrl+Enter" onPress={() => void out()}>
            {words.shutOutVerb}
          </Button>
        </>
      }
    >
      <p>{words.shutOutAbout}</p>
      {wrong === undefined ? null : (
        <Note kind="bad" live>
          {wrong}
        </Note>
      )}
    </Dialog>
  );
}

const columns = (
  when: (at: string) => string,
  onOut: ((row: DeskRow) => void) | undefined,
): readonly Column<DeskRow>[] => [
  {
    id: 'desk',
    head: words.desk,
    cell: ({ name, code, here }) => (
      <span className="table-name ellipsis">
        {name} ({code}){here ? `, ${words.thisDesk}` : ''}
      </span>
    ),
    title: ({ name }) => name,
  },
  {
    id: 'heard',
    head: words.heard,
    width: 160,
    cell: ({ heardAt }) => when(heardAt),
  },
  {
    id: 'state',
    head: words.stands,
    width: 200,
    cell: ({ revokedAt, notAdmitted }) =>
      revokedAt === undefined ? (
        <span className="soft">
          {notAdmitted === undefined ? words.works : words.notAdmitted(notAdmitted)}
        </span>
      ) : (
        <span className="sync-out">
          {words.outSince} {when(revokedAt)}
        </span>
      ),
  },
  ...(onOut === undefined ? [] : [outColumn(onOut)]),
];

const outColumn = (onOut: (row: DeskRow) => void): Column<DeskRow> => ({
  id: 'out',
  head: words.shutOutVerb,
  headHidden: true,
  kind: 'right',
  width: 120,
  cell: (row) =>
    row.here || row.revokedAt !== undefined ? null : (
      <Button size="small" onPress={() => onOut(row)}>
        {words.shutOutAsk}
      </Button>
    ),
});
