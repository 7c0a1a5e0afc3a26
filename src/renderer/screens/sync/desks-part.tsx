import { useRef, useState } from 'react';
import type { Day } from '../../../shared/base/days.ts';
import { useAct } from '../../bridge/hooks.ts';
import type { SyncStatus } from '../../bridge/sync-status.ts';
import { useIsManager } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OfNumber } from '../../ui/of-number.tsx';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { Note } from '../../ui/note.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printWhen, printWhenInside } from '../../ui/when.ts';
import { syncWords as words } from '../../words/sync.ts';

type DeskRow = NonNullable<SyncStatus['desks']>[number];

/** Every desk of the business, and when the hub last heard of it. */
export function DesksPart({ desks }: { readonly desks: readonly DeskRow[] }) {
  const { timeZone, today } = useDesk();
  const isManager = useIsManager();
  const { act } = useAct('sync.revoke');
  const [leaving, setLeaving] = useState<DeskRow>();
  const place = useRef<HTMLDivElement>(null);
  const still = desks.filter(({ here, revokedAt }) => !here && revokedAt === undefined).length;
  useFocusKept(place, still, leaving === undefined);
  const shutOut = async ({ id, name }: DeskRow) => {
    const answer = await act({ attemptId: crypto.randomUUID(), deskId: id });
    if (!answer.ok) return answer.failure.sentence;
    say(`${name} ${words.isShutOut}`);
    setLeaving(undefined);
    return undefined;
  };
  return (
    <Section title={words.desks} aside={String(desks.length)}>
      <div ref={place} tabIndex={-1}>
        <SmallTable
          label={words.desks}
          columns={columns({ timeZone, today }, isManager ? setLeaving : undefined)}
          rows={desks}
          idOf={({ id }) => id}
        />
      </div>
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
  { timeZone, today }: { readonly timeZone: string; readonly today: Day },
  onOut: ((row: DeskRow) => void) | undefined,
): readonly Column<DeskRow>[] => [
  {
    id: 'desk',
    head: words.desk,
    cell: ({ name, code, here }) => (
      <span className="sync-desk">
        <span className="table-name ellipsis">{name}</span> ({code})
        {here ? `, ${words.thisDesk}` : ''}
      </span>
    ),
    title: ({ name, code }) => `${name} (${code})`,
  },
  {
    id: 'heard',
    head: words.heard,
    width: 160,
    cell: ({ heardAt }) => printWhen(heardAt, timeZone, today),
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
          {words.outSince} {printWhenInside(revokedAt, timeZone, today)}
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
        {words.shutOutAsk} <OfNumber number={row.code} />
      </Button>
    ),
});
