import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './desk-fixture.ts';
import type { RunningDesk } from './running-desk.ts';

// Somebody copies the files of a book about while Tillbook is closed: real files, a real process.

const pin = '135790';

interface Work {
  readonly staffId: string;
  readonly customerId: string;
}

async function found(desk: RunningDesk): Promise<Work> {
  const { staffId } = await desk.call('setup.create', {
    business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: 'Front 2', code: 'F2' },
    manager: { name: 'Ruth Adler', pin },
  });
  const { id: customerId } = await desk.call('customers.create', { name: 'Hanna Petrov' });
  return { staffId, customerId };
}

let attempts = 0;

async function pay(desk: RunningDesk, { customerId }: Work, times: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let time = 0; time < times; time += 1) {
    attempts += 1;
    const attemptId = `copied-${String(attempts)}`;
    const input = { attemptId, customerId, method: 'cash', amountMinor: 1000 } as const;
    numbers.push((await desk.call('payments.record', input)).number);
  }
  return numbers;
}

async function openAgain(desk: RunningDesk, { staffId }: Work): Promise<void> {
  await desk.startAgain();
  await desk.call('session.signIn', { staffId, pin });
}

/** A place beside the book, and copying there and back as a person does it with files. */
function shelf({ folder }: RunningDesk) {
  const place = mkdtempSync(join(tmpdir(), 'tillbook-shelf-'));
  return {
    take: (...names: readonly string[]) => {
      for (const name of names) cpSync(join(folder, name), join(place, name));
    },
    putBack: (...names: readonly string[]) => {
      for (const name of names) cpSync(join(place, name), join(folder, name));
    },
    remove: (...names: readonly string[]) => {
      for (const name of names) rmSync(join(folder, name), { force: true });
    },
    clear: () => rmSync(place, { recursive: true }),
  };
}

const said = async (desk: RunningDesk) =>
  (await desk.call('desk.notices', {})).rows.map(({ weight, sentence }) => [weight, sentence]);

const setBack = [
  [
    'alarm',
    'This ledger is older than what this desk had already written. 3 entries are missing at its end. Numbers after F2-PAY-0002 may already stand on paper; none of them is given out again. From here on, documents are numbered F2.2-… Enter from your papers again what is missing, or restore a backup.',
  ],
];

test('an old ledger over the newer one is told, and no number is given out twice', async ({
  desk,
}) => {
  const work = await found(desk);
  const aside = shelf(desk);
  await pay(desk, work, 2);
  await desk.close();
  aside.take('ledger.tillbook');
  await openAgain(desk, work);
  expect(await pay(desk, work, 3)).toEqual(['F2-PAY-0003', 'F2-PAY-0004', 'F2-PAY-0005']);
  await desk.close();
  aside.putBack('ledger.tillbook');
  await openAgain(desk, work);

  expect(await said(desk)).toEqual(setBack);
  expect(await pay(desk, work, 2)).toEqual(['F2.2-PAY-0001', 'F2.2-PAY-0002']);
  const { rows } = await desk.call('numbers.register', {});
  expect(rows).toEqual([
    {
      number: 'F2-…',
      kind: 'skipped',
      why: 'Up to 3 entries of this series are not in this book, because the ledger was set back. The numbers they printed stay used.',
    },
  ]);
  const verified = await desk.call('ledger.verify', {});
  expect(verified).toMatchObject({ ok: true, findings: [{ kind: 'set-back', weight: 'note' }] });

  await desk.close();
  await openAgain(desk, work);
  expect(await said(desk), 'it is told until a manager closes it').toEqual(setBack);
  aside.clear();
});

test('an old ledger over one that was cut off, its log thrown away, is told as well', async ({
  desk,
}) => {
  const work = await found(desk);
  const aside = shelf(desk);
  await pay(desk, work, 2);
  await desk.close();
  aside.take('ledger.tillbook');
  await openAgain(desk, work);
  await pay(desk, work, 3);
  await desk.kill();
  aside.remove('ledger.tillbook-wal', 'ledger.tillbook-shm');
  aside.putBack('ledger.tillbook');
  await openAgain(desk, work);
  expect(await said(desk)).toEqual(setBack);
  expect(await pay(desk, work, 1)).toEqual(['F2.2-PAY-0001']);
  aside.clear();
});

test('an older witness beside the newer ledger only lags, and a lost one is made anew', async ({
  desk,
}) => {
  const work = await found(desk);
  const aside = shelf(desk);
  await pay(desk, work, 2);
  await desk.close();
  aside.take('ledger.witness');
  await openAgain(desk, work);
  await pay(desk, work, 3);
  await desk.close();
  aside.putBack('ledger.witness');
  await openAgain(desk, work);
  expect(await said(desk)).toEqual([]);
  expect(await pay(desk, work, 1)).toEqual(['F2-PAY-0006']);
  await desk.close();
  aside.remove('ledger.witness');
  await openAgain(desk, work);
  expect(await said(desk)).toEqual([
    [
      'note',
      'The small file that watches over the ledger (ledger.witness) was gone and was made anew. If nobody copied the ledger without it, run Verify.',
    ],
  ]);
  expect(await pay(desk, work, 1)).toEqual(['F2-PAY-0007']);
  aside.clear();
});
