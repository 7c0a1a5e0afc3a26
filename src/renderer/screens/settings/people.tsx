import type { CallValue } from '../../../shared/contract/contract.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useIsManager } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Figure } from '../../ui/figures.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { roleWords } from '../../words/roles.ts';
import { settingsWords as words } from '../../words/settings.ts';

export type Person = CallValue<'staff.list'>['rows'][number];

const facts: readonly Column<Person>[] = [
  {
    id: 'name',
    head: words.name,
    cell: (row) => <span className={row.active ? 'table-name' : 'faint'}>{row.name}</span>,
    title: (row) => row.name,
  },
  {
    id: 'role',
    head: words.role,
    width: 108,
    cell: (row) => <span className="soft">{roleWords(row.role)}</span>,
  },
  {
    id: 'limit',
    head: words.limit,
    kind: 'money',
    width: 124,
    from: 520,
    cell: (row) =>
      row.refundLimitMinor === undefined ? (
        <span className="faint">{words.noLimit}</span>
      ) : (
        <Figure of={row.refundLimitMinor} />
      ),
  },
  {
    id: 'state',
    head: words.state,
    width: 128,
    from: 440,
    cell: (row) => <span className="soft">{row.active ? words.active : words.inactive}</span>,
  },
];

/** The way to change a person, or why there is none. */
const changing = (why: string | undefined, onOpen: (person: Person) => void): Column<Person> => ({
  id: 'change',
  head: words.change,
  headHidden: true,
  kind: 'right',
  width: 104,
  cell: (row) => (
    <Button size="small" kind="quiet" icon="edit" why={why} onPress={() => onOpen(row)}>
      {words.change}
    </Button>
  ),
});

interface PeopleProps {
  readonly onOpen: (person: Person | 'new') => void;
}

/** Who may sign in here. */
export function People({ onOpen }: PeopleProps) {
  const { value, trouble, again } = useAsk('staff.list', { limit: 500 });
  const why = useIsManager() ? undefined : words.onlyManagers;
  const columns = [...facts, changing(why, onOpen)];
  return (
    <Section
      title={words.people}
      aside={
        <Button size="small" icon="new-customer" why={why} onPress={() => onOpen('new')}>
          {words.addPerson}
        </Button>
      }
    >
      {value === undefined ? (
        trouble === undefined ? (
          <Loading what="Looking who works here" />
        ) : (
          <Trouble sentence={trouble.sentence} onAgain={again} />
        )
      ) : (
        <SmallTable
          label={words.people}
          columns={columns}
          rows={value.rows}
          idOf={(row) => row.id}
        />
      )}
    </Section>
  );
}
