import { expect } from 'vitest';
import type { FoundedDesk } from './founded-desk.ts';
import { learnAllocations } from './sequence-learn.ts';
import { badAmount, dayText, hands, one, part, type Scene, who } from './sequence-scene.ts';
import type { Step } from './sequences.ts';
import * as slow from './slow-model.ts';

/**
 * Payments from elsewhere: each row is judged by itself, and one that comes twice is the same
 * payment. Answers how each row came out, for the tally.
 */
export async function importPayments(
  test: FoundedDesk,
  scene: Scene,
  step: Step,
): Promise<readonly string[]> {
  const rows = rowsOf(scene, step);
  const keys = new Map<string, number>();
  const verdicts = rows.map(({ attemptId, ...row }) => {
    const again = keys.get(attemptId);
    if (again !== undefined) return { refused: null, key: again };
    const verdict = slow.pay(scene.book, { ...row, to: null }, who(scene));
    if (verdict.refused === null) keys.set(attemptId, verdict.key);
    return verdict;
  });
  const answer = await test.ask('payments.import', {
    rows: rows.map(({ attemptId, customer, method, amount, day }) => ({
      attemptId,
      customerId: scene.ids.customers[customer] ?? '',
      method,
      amountMinor: amount,
      receivedOn: dayText(day),
    })),
  });
  for (const [place, verdict] of verdicts.entries()) {
    const row = answer.rows[place];
    if (verdict.refused === null) {
      expect(row).toHaveProperty('number');
      const { id } = row as { readonly id: string };
      expect(scene.ids.payments[verdict.key] ?? id).toBe(id);
      scene.ids.payments[verdict.key] = id;
      await learnAllocations(test, scene, { payment: verdict.key });
    } else {
      expect(row).toMatchObject({ failure: { kind: verdict.refused } });
    }
  }
  return verdicts.map(({ refused }) => `payments.import ${refused ?? 'done'}`);
}

function rowsOf({ attempt, ids, today }: Scene, step: Step) {
  const { n } = step;
  const rows = Array.from({ length: 1 + ((n[0] ?? 0) % 3) }, (_, place) => {
    const rough = n[1 + place] ?? 0;
    const amount = part(step, [5000, 12_345, 1, 800][rough % 4] ?? 5000);
    return {
      attemptId: attempt(),
      customer: one(ids.customers, n[4 + place]) ?? 0,
      method: hands[rough % 4] ?? 'cash',
      amount: badAmount(amount) === null ? amount : 1,
      day: today - ([0, 0, 0, 7, 200, -1][(n[7 + place] ?? 0) % 6] ?? 0),
    };
  });
  const [first] = rows;
  return first !== undefined && (n[10] ?? 1) % 4 === 0 ? [...rows, first] : rows;
}
