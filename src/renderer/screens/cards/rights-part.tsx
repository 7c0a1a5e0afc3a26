import type { CallValue } from '../../../shared/contract/contract.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { cardsWords as words, hasWords } from '../../words/cards.ts';

type Right = CallValue<'cards.check'>['rights'][number];

const icons: Readonly<Record<Right['has'], IconName>> = {
  yes: 'done',
  no: 'octagon',
  unclear: 'diamond-question',
};

const columns: readonly Column<Right>[] = [
  { id: 'right', head: words.right, cell: ({ says }) => says },
  {
    id: 'has',
    head: words.has,
    width: 168,
    cell: ({ has }) => (
      <span className="right-has" data-has={has}>
        <Icon name={icons[has]} /> {hasWords[has]}
      </span>
    ),
  },
];

/** What the key may do and what it lacks, as Stripe answered. */
export const RightsPart = ({ rights }: { readonly rights: readonly Right[] }) =>
  rights.length === 0 ? null : (
    <Section title={words.rights}>
      <SmallTable
        label={words.rights}
        columns={columns}
        rows={rights}
        idOf={(right) => right.name}
      />
    </Section>
  );
