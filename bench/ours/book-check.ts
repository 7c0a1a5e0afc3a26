import Database from 'better-sqlite3';
import { compare } from './compare.ts';
import type { BenchDesk } from './bench-desk.ts';

interface Body {
  readonly payment?: string;
  readonly invoice?: string;
  readonly number: string;
  readonly customer: string;
  readonly amountMinor?: number;
  readonly totalMinor?: number;
  readonly journal: ReadonlyArray<readonly [account: string, amountMinor: number]>;
}

interface FactRow {
  readonly n: number;
  readonly type: string;
  readonly body: string;
}

/** Reckons from the facts alone what every figure must be, and compares it with what is shown. */
export interface BookCheck {
  /** Takes in the facts since the last time; throws where a figure is not what they come to. */
  check(desk: BenchDesk): Promise<void>;
}

export function createBookCheck(): BookCheck {
  let seen = 0;
  const accounts = new Map<string, number>();
  const customers = new Map<string, { unallocated: number; owed: number }>();

  function takeIn({ type, body: text }: FactRow): Body {
    const body = JSON.parse(text) as Body;
    let sum = 0;
    for (const [account, amountMinor] of body.journal) {
      sum += amountMinor;
      accounts.set(account, (accounts.get(account) ?? 0) + amountMinor);
    }
    compare('a journal', sum, 0);
    const customer = customers.get(body.customer) ?? { unallocated: 0, owed: 0 };
    if (type === 'payment-recorded') customer.unallocated += body.amountMinor ?? 0;
    if (type === 'invoice-issued') customer.owed += body.totalMinor ?? 0;
    if (body.customer !== undefined) customers.set(body.customer, customer);
    return body;
  }

  return {
    async check(desk) {
      const file = new Database(desk.file, { readonly: true });
      try {
        const facts = file
          .prepare<[number], FactRow>('select n, type, body from fact where n > ? order by n')
          .all(seen);
        for (const fact of facts) compareRows(file, fact, takeIn(fact));
        seen = facts.at(-1)?.n ?? seen;
        compareCustomers(file, customers);
      } finally {
        file.close();
      }
      await compareAccounts(desk, accounts);
    },
  };
}

const key = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The row of a document, and its journal lines, against its fact. */
function compareRows(file: Database.Database, { n, type }: FactRow, body: Body): void {
  const lines = file.prepare<[number], { lines: number; sum: number }>(
    'select count(*) as lines, coalesce(sum(amount), 0) as sum from journal where n = ?',
  );
  compare(`the journal of fact ${String(n)}`, lines.get(n), { lines: body.journal.length, sum: 0 });
  if (type === 'payment-recorded') {
    const row = file
      .prepare('select n, number, customer, amount, captured, applied from payment where id = ?')
      .get(key(body.payment ?? ''));
    const [amount, captured] = [body.amountMinor, body.amountMinor];
    const customer = key(body.customer);
    compare(body.number, row, { n, number: body.number, customer, amount, captured, applied: 0 });
  }
  if (type === 'invoice-issued') {
    const row = file
      .prepare('select n, number, customer, total, applied from invoice where id = ?')
      .get(key(body.invoice ?? ''));
    const customer = key(body.customer);
    const total = body.totalMinor;
    compare(body.number, row, { n, number: body.number, customer, total, applied: 0 });
  }
}

function compareCustomers(
  file: Database.Database,
  expected: ReadonlyMap<string, { readonly unallocated: number; readonly owed: number }>,
): void {
  const row = file.prepare('select unallocated, owed from customer where id = ?');
  for (const [id, figures] of expected) compare(`customer ${id}`, row.get(key(id)), figures);
}

async function compareAccounts(
  desk: BenchDesk,
  expected: ReadonlyMap<string, number>,
): Promise<void> {
  const { accounts } = await desk.ask('reports.trialBalance', {});
  const shown = new Map(accounts.map((one) => [one.account, one.balanceMinor]));
  for (const [account, amountMinor] of expected) compare(account, shown.get(account), amountMinor);
  const total = accounts.reduce((sum, one) => sum + one.balanceMinor, 0);
  compare('the trial balance', total, 0);
}
