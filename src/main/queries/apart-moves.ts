import type { CallValue } from '../../shared/contract/contract.ts';
import { accountName } from '../../shared/ledger/account.ts';
import { splitBody } from '../../shared/ledger/fact-types.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { journalSchema } from '../../shared/ledger/posting.ts';
import { negate } from '../../shared/money/minor.ts';

type Row = CallValue<'sync.apart'>['rows'][number];

/** [Y92] What an entry moves once it counts, by its own lines; above all what it says of a drawer. */
export function apartMoves({ body }: Fact): Pick<Row, 'posts' | 'cash'> {
  const { journal } = splitBody(body).act as { readonly journal?: unknown };
  const lines = journalSchema.safeParse(journal).data ?? [];
  const posts = lines.map(([account, amountMinor]) => ({
    account,
    name: accountName(account),
    amountMinor,
  }));
  const [account, amountMinor] = lines.find(([code]) => code.startsWith('cash:')) ?? [];
  if (account === undefined || amountMinor === undefined) return { posts };
  const drawer = accountName(account);
  return {
    posts,
    cash:
      amountMinor < 0
        ? { drawer, way: 'out', amountMinor: negate(amountMinor) }
        : { drawer, way: 'in', amountMinor },
  };
}
