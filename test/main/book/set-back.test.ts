import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLastingDesk, type LastingDesk } from '../../support/lasting-desk.ts';

// Ledger files that somebody copies about, with real files.

interface ChainRow {
  readonly epoch: number;
  readonly facts: number;
  readonly first: string;
  readonly body: string;
}

function chainsOf(desk: LastingDesk): readonly ChainRow[] {
  return desk.now.ledger.all<ChainRow>(
    `select epoch, (select count(*) from fact where chain = chain.n) as facts,
       first.type as first, first.body
     from chain join fact as first on first.chain = chain.n and first.seq = 1 order by epoch`,
  );
}

const notices = async (desk: LastingDesk) => (await desk.now.ask('desk.notices', {})).rows;

test('a desk that is closed and opened goes on in its series', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2-PAY-0003']);
  expect(chainsOf(desk)).toHaveLength(1);
  expect(await notices(desk)).toEqual([]);
});

test('an old ledger put over a newer one is noticed, and nothing is numbered twice', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(3);
  await desk.close();
  desk.putBack('old', 'ledger.tillbook');
  await desk.open();

  expect(await desk.pay(2)).toEqual(['F2.2-PAY-0001', 'F2.2-PAY-0002']);
  expect(new Set(desk.printed).size).toBe(desk.printed.length);
  const [first, second] = chainsOf(desk);
  expect([first?.facts, second?.facts]).toEqual([3, 3]);
  expect(second?.first).toBe('epoch-begun');
  const { reason, from, witnessed } = JSON.parse(second?.body ?? '') as {
    reason: string;
    from: { epoch: number; seq: number };
    witnessed: { epoch: number; seq: number };
  };
  expect({ reason, from: from.seq, witnessed: witnessed.seq }).toEqual({
    ...{ reason: 'set-back', from: 3, witnessed: 6 },
  });
  const [notice] = await notices(desk);
  expect([notice?.weight, notice?.sentence]).toEqual([
    'alarm',
    'This ledger is older than what this desk had already written. 3 entries are missing at its end. Numbers after F2-PAY-0002 may already stand on paper; none of them is given out again. From here on, documents are numbered F2.2-… Enter from your papers again what is missing, or restore a backup.',
  ]);
});

test('the counter of all facts goes on in a new series', async () => {
  const desk = await openLastingDesk();
  await desk.pay(1);
  await desk.close();
  desk.keep('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(1);
  await desk.close();
  desk.putBack('old', 'ledger.tillbook');
  await desk.open();
  const rows = desk.now.ledger.all<{ lc: number; seq: number; actor: string; desk: string }>(
    `select lc, seq, hex(actor) as actor, hex(chain.desk) as desk
     from fact join chain on chain.n = fact.chain order by fact.n`,
  );
  expect(rows.map(({ lc }) => lc)).toEqual([1, 2, 3]);
  expect(rows.at(-1)?.seq).toBe(1);
  expect(rows.at(-1)?.actor, 'nobody does it but the desk itself').toBe(rows.at(-1)?.desk);
});

test('the newer ledger put over the old one again is noticed too', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(3);
  await desk.close();
  desk.keep('new', 'ledger.tillbook');
  desk.putBack('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(2);
  await desk.close();
  desk.putBack('new', 'ledger.tillbook');
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.3-PAY-0001']);
  expect(new Set(desk.printed).size).toBe(desk.printed.length);
  expect((await notices(desk))[0]?.sentence).toContain('F2.3-');
});

test('an old ledger with its old witness is given away by the keychain', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('old', 'ledger.tillbook', 'ledger.witness');
  await desk.open();
  await desk.pay(3);
  await desk.close();
  desk.putBack('old', 'ledger.tillbook', 'ledger.witness');
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
});

test('a keychain that remembers a later series is believed', async () => {
  const desk = await openLastingDesk();
  await desk.pay(1);
  await desk.close();
  desk.keep('old', 'ledger.tillbook', 'ledger.witness');
  const headThen = new Map(desk.secrets.kept);
  await desk.open();
  await desk.pay(1);
  await desk.close();
  desk.putBack('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(1);
  await desk.close();
  // Everything is as it was at first; only the keys, which are never thrown away, remain.
  desk.putBack('old', 'ledger.tillbook', 'ledger.witness');
  for (const [name, value] of headThen) desk.secrets.kept.set(name, value);
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.3-PAY-0001']);
  expect(new Set(desk.printed).size).toBe(desk.printed.length);
});

test('a ledger that somebody wrote on elsewhere is a fork', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('before', 'ledger.tillbook', 'ledger.witness');
  const keychain = new Map(desk.secrets.kept);
  await desk.open();
  await desk.pay(1);
  await desk.close();
  desk.keep('branch', 'ledger.tillbook');
  // The other branch, written as if this one had never been.
  desk.putBack('before', 'ledger.tillbook', 'ledger.witness');
  desk.secrets.kept.clear();
  for (const [name, value] of keychain) desk.secrets.kept.set(name, value);
  await desk.open();
  await desk.pay(1);
  await desk.close();
  desk.putBack('branch', 'ledger.tillbook');
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
  expect((await notices(desk))[0]?.sentence).toBe(
    'This ledger holds other entries than the ones that this desk had written. The latest numbers up to F2-PAY-0003, and any after, may stand on two different papers: compare them. From here on, documents are numbered F2.2-…',
  );
});

test('a lag of the witness is normal', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('old', 'ledger.witness');
  await desk.open();
  await desk.pay(3);
  await desk.close();
  desk.putBack('old', 'ledger.witness');
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2-PAY-0006']);
  expect(await notices(desk)).toEqual([]);
});

test('a witness of another book begins a series of its own, and is kept aside', async () => {
  const other = await openLastingDesk(100);
  await other.pay(1);
  await other.close();
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  cpSync(join(other.folder, 'ledger.witness'), join(desk.folder, 'ledger.witness'));
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
  expect((await notices(desk))[0]?.sentence).toBe(
    'The file that watches over this ledger belongs to another desk. Numbers after F2-PAY-0002 may already stand on paper; none of them is given out again. From here on, documents are numbered F2.2-…',
  );
  expect(readdirSync(desk.folder).filter((name) => name.endsWith('.aside'))).toHaveLength(1);
});

test('a ledger, its witness and its keychain all put back together can’t be told from that day', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('old', 'ledger.tillbook', 'ledger.witness');
  const keychain = new Map(desk.secrets.kept);
  await desk.open();
  await desk.pay(1);
  await desk.close();
  desk.putBack('old', 'ledger.tillbook', 'ledger.witness');
  desk.secrets.kept.clear();
  for (const [name, value] of keychain) desk.secrets.kept.set(name, value);
  await desk.open();
  // Nothing on this computer remembers that day any more: only others and the papers do.
  expect(await notices(desk)).toEqual([]);
  expect(await desk.pay(1)).toEqual(['F2-PAY-0003']);
  expect(desk.printed.filter((number) => number === 'F2-PAY-0003')).toHaveLength(2);
});

test('an old ledger under the log of a newer one is never taken for whole', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(30);
  await desk.close();
  await desk.open();
  await desk.pay(2);
  desk.keep('crashed', 'ledger.tillbook-wal', 'ledger.witness');
  await desk.close();
  desk.putBack('old', 'ledger.tillbook');
  desk.putBack('crashed', 'ledger.tillbook-wal', 'ledger.witness');
  await desk.open();
  const found = await desk.now.desk.ask('ledger.verify', {});
  expect(found).toMatchObject({ ok: true, value: { ok: false } });
});

test('a program that was killed leaves a ledger that goes on as it was', async () => {
  const desk = await openLastingDesk();
  await desk.pay(3);
  desk.keep('crashed', 'ledger.tillbook', 'ledger.tillbook-wal', 'ledger.witness');
  await desk.close();
  desk.putBack('crashed', 'ledger.tillbook', 'ledger.tillbook-wal', 'ledger.witness');
  desk.secrets.kept.delete(
    [...desk.secrets.kept.keys()].find((name) => name.startsWith('head-')) ?? '',
  );
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2-PAY-0004']);
  expect(await notices(desk)).toEqual([]);
});

test('[lesson: the file copied without its log] a ledger that lost its log was set back', async () => {
  const desk = await openLastingDesk();
  await desk.pay(1);
  await desk.close();
  await desk.open();
  await desk.pay(2);
  desk.keep('crashed', 'ledger.tillbook', 'ledger.witness');
  await desk.close();
  desk.putBack('crashed', 'ledger.tillbook', 'ledger.tillbook-wal', 'ledger.witness');
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
});

test('a lost witness is said, and costs no series', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.remove('ledger.witness');
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2-PAY-0003']);
  const [notice, ...others] = await notices(desk);
  expect([notice?.kind, notice?.weight, others.length]).toEqual(['witness-gone', 'note', 0]);
  await desk.now.ask('desk.closeNotice', { id: notice?.id ?? '' });
  expect(await notices(desk)).toEqual([]);
  const refusal = await desk.now.refusal('desk.closeNotice', { id: notice?.id ?? '' });
  expect(refusal.kind).toBe('no-such-notice');
  await desk.close();
  await desk.open();
  expect(await notices(desk), 'it was made anew').toEqual([]);
});

test('a new series that was begun for a set-back is begun once', async () => {
  const desk = await openLastingDesk();
  await desk.pay(1);
  await desk.close();
  desk.keep('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(2);
  await desk.close();
  desk.keep('ahead', 'ledger.witness');
  desk.putBack('old', 'ledger.tillbook');
  const before = new Map(desk.secrets.kept);
  await desk.open();
  await desk.close();
  // As if the power had gone between the ledger's commit and the witness's.
  desk.putBack('ahead', 'ledger.witness');
  for (const [name, value] of before)
    if (name.startsWith('head-')) desk.secrets.kept.set(name, value);
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
  expect(chainsOf(desk)).toHaveLength(2);
});

test('the register says which numbers were lost, and that none is used twice', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  await desk.close();
  desk.keep('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(3);
  await desk.close();
  desk.putBack('old', 'ledger.tillbook');
  await desk.open();
  await desk.pay(1);
  const { rows, series } = await desk.now.ask('numbers.register', {});
  expect(rows.map(({ kind, number }) => `${kind} ${number}`)).toEqual(['skipped F2-…']);
  expect(rows[0]?.why).toContain('Up to 3 entries');
  expect(series.map((one) => `${one.prefix}-${one.series} ${String(one.last)}`)).toEqual([
    'F2-PAY 2',
    'F2.2-PAY 1',
  ]);
  const verified = await desk.now.ask('ledger.verify', {});
  expect(verified.ok).toBe(true);
  expect(verified.findings.map(({ kind, weight }) => [kind, weight])).toEqual([
    ['set-back', 'note'],
  ]);
});
