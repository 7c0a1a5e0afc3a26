import { Figure } from './figures.tsx';
import { SmallTable } from './small-table.tsx';
import type { Column } from './table-parts.tsx';

interface Post {
  readonly account: string;
  readonly name: string;
  readonly amountMinor: number;
}

const columns: readonly Column<Post>[] = [
  { id: 'account', head: 'Account', cell: ({ name }) => name, title: ({ name }) => name },
  {
    id: 'amount',
    head: 'Debit, or − credit',
    kind: 'money',
    width: 144,
    cell: ({ amountMinor }) => <Figure of={amountMinor} />,
  },
];

/** What is posted, account by account, for whoever keeps the books. */
export const PostsTable = ({ posts }: { readonly posts: readonly Post[] }) => (
  <SmallTable
    label="What is posted"
    columns={columns}
    rows={posts}
    idOf={({ account }) => account}
    none="What it adds and what it takes off are equal on each account."
    tight
  />
);
