import { randomUUID } from 'node:crypto';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import type { Desk } from '../../../src/main/desk.ts';
import { createFront } from '../rig/front.ts';

const customersIn = (facts: number): number => Math.max(3, Math.min(500, Math.ceil(facts / 400)));
const rowsAtOnce = 1000;
/** The last so many entries are sales, payments and refunds of all kinds, made one by one. */
const actsIn = (facts: number): number => Math.min(400, Math.floor(facts / 10));

/** Fills the book of a desk, by its own calls, until it holds about so many entries. */
export async function fillBook(desk: Desk, chance: Chance, facts: number): Promise<void> {
  const front = createFront(desk, chance, 'fill');
  await front.open();
  const customers: string[] = [];
  for (let count = 1; count <= customersIn(facts); count += 1) {
    const { id } = await mustAsk<{ id: string }>(desk, 'customers.create', {
      name: `Customer ${String(count)}`,
    });
    customers.push(id);
  }
  const wanted = facts - actsIn(facts);
  for (let done = 0; done < wanted; done += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, wanted - done) }, () => ({
      attemptId: randomUUID(),
      customerId: chance.pick(customers),
      method: chance.pick(['cash', 'check', 'electronic', 'other']),
      amountMinor: chance.between(100, 90_000),
    }));
    await mustAsk(desk, 'payments.import', { rows });
  }
  for (let act = 0; act < actsIn(facts); act += 1) await front.act();
}

/** Asks, and throws where it is refused. */
export async function mustAsk<Value>(desk: Desk, call: string, input: object): Promise<Value> {
  const reply = await desk.ask(call, input);
  if (!reply.ok) throw new Error(`${call}: ${reply.failure.sentence}`, { cause: reply.failure });
  return reply.value as Value;
}
