import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headText } from '../../../src/main/book/heads.ts';
import { createKey, isSignedBy, readKey } from '../../../src/main/book/keys.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import { type LastingDesk, openLastingDesk } from '../../support/lasting-desk.ts';

interface HeadRow {
  readonly seq: number;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly occasion: string;
}

const headsOf = (desk: LastingDesk): readonly HeadRow[] =>
  desk.now.ledger.all<HeadRow>(
    'select seq, hash, signature, occasion from signed_head order by chain, seq',
  );

const notices = async (desk: LastingDesk) => (await desk.now.ask('desk.notices', {})).rows;

function founding(desk: LastingDesk): { readonly desk: string; readonly publicKey: string } {
  const [row] = desk.now.ledger.all<{ body: string }>('select body from fact where n = 1');
  return JSON.parse(row?.body ?? '') as { desk: string; publicKey: string };
}

test('the same chance makes the same key, and only its own half opens what it signed', () => {
  const key = createKey(seededRandomness(3));
  const other = createKey(seededRandomness(4));
  expect(createKey(seededRandomness(3)).publicKey).toBe(key.publicKey);
  expect(key.publicKey).toMatch(/^[0-9a-f]{64}$/);
  const signature = key.sign('a head');
  expect(isSignedBy(key.publicKey, 'a head', signature)).toBe(true);
  expect(isSignedBy(key.publicKey, 'another head', signature)).toBe(false);
  expect(isSignedBy(other.publicKey, 'a head', signature)).toBe(false);
  expect(isSignedBy('00', 'a head', signature)).toBe(false);
  expect(readKey(key.secret)?.publicKey).toBe(key.publicKey);
  expect(readKey(Buffer.from('no key'))).toBeNull();
  expect(readKey(Buffer.alloc(48))).toBeNull();
});

test('the founding says who signs, and only the keychain has the other half', async () => {
  const desk = await openLastingDesk();
  const { desk: id, publicKey } = founding(desk);
  const secret = desk.secrets.kept.get(`chain-${id}-1`) ?? Buffer.alloc(0);
  expect(readKey(secret)?.publicKey).toBe(publicKey);
  const tables = JSON.stringify(desk.now.ledger.tables());
  expect(tables).not.toContain(secret.subarray(-32).toString('hex'));
});

test('where the chain stands is signed when somebody signs out and when the desk closes', async () => {
  const desk = await openLastingDesk();
  await desk.pay(2);
  expect(headsOf(desk)).toEqual([]);
  await desk.now.ask('session.signOut', {});
  const [head] = headsOf(desk);
  const { desk: id, publicKey } = founding(desk);
  expect([head?.seq, head?.occasion]).toEqual([3, 'sign-out']);
  const place = { desk: id, epoch: 1, seq: 3, hash: head?.hash.toString('hex') ?? '' };
  expect(isSignedBy(publicKey, headText(place), head?.signature ?? Buffer.alloc(0))).toBe(true);
  await desk.close();
  await desk.open();
  await desk.pay(1);
  await desk.close();
  await desk.open();
  expect(headsOf(desk).map(({ seq, occasion }) => [seq, occasion])).toEqual([
    [3, 'sign-out'],
    [4, 'close'],
  ]);
});

test('on the way the chain is signed every 64 facts, and only the latest of those is kept', async () => {
  const desk = await openLastingDesk();
  await desk.pay(150);
  // What is signed on the way is signed between commands.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const heads = headsOf(desk);
  expect(heads.map(({ occasion }) => occasion)).toEqual(['on-the-way']);
  expect(heads[0]?.seq).toBeGreaterThan(100);
});

test('a key that is gone begins a new series, and the old name is not written again', async () => {
  const desk = await openLastingDesk();
  const { desk: id } = founding(desk);
  await desk.pay(1);
  await desk.close();
  desk.secrets.kept.delete(`chain-${id}-1`);
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
  expect([...desk.secrets.kept.keys()].toSorted()).toEqual([`chain-${id}-2`, `head-${id}`]);
  expect((await notices(desk))[0]?.sentence).toContain('no longer has the key');
  await desk.close();
  await desk.open();
  expect(await desk.pay(1), 'and that is all').toEqual(['F2.2-PAY-0002']);
});

test.each([
  ['is no key', Buffer.from('spoiled')],
  ['is another key', createKey(seededRandomness(99)).secret],
])('a kept key that %s begins a new series and stays as it is', async (_, spoiled) => {
  const desk = await openLastingDesk();
  const { desk: id } = founding(desk);
  await desk.pay(1);
  await desk.close();
  desk.secrets.kept.set(`chain-${id}-1`, spoiled);
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
  expect(desk.secrets.kept.get(`chain-${id}-1`)).toEqual(spoiled);
});

test('a keychain that can’t be opened now is not a key that is gone', async () => {
  const desk = await openLastingDesk();
  await desk.pay(1);
  await desk.close();
  desk.secrets.locked = true;
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2-PAY-0002']);
  expect((await notices(desk)).map(({ kind, weight }) => [kind, weight])).toEqual([
    ['key-unavailable', 'note'],
  ]);
  await desk.now.ask('session.signOut', {});
  expect(headsOf(desk).map(({ seq }) => seq)).toEqual([2]);
  desk.secrets.locked = false;
  await desk.close();
  await desk.open();
  expect(headsOf(desk).map(({ seq }) => seq)).toEqual([2, 3]);
  expect(await notices(desk), 'it passed by itself').toEqual([]);
});

test('a keychain that takes no key at the founding is asked again', async () => {
  const desk = await openLastingDesk();
  await desk.close();
  const { kept } = desk.secrets;
  expect(kept.size).toBe(2);
  const fresh = await openLastingDesk();
  fresh.secrets.locked = true;
  const { desk: id } = founding(fresh);
  fresh.secrets.kept.clear();
  fresh.secrets.locked = false;
  await fresh.close();
  await fresh.open();
  expect(await fresh.pay(1), 'what nobody kept is gone').toEqual(['F2.2-PAY-0001']);
  expect(fresh.secrets.kept.has(`chain-${id}-1`)).toBe(false);
});

/** Changes a closed ledger past the application and past its guards. */
function tamper(desk: LastingDesk, sql: string): void {
  const file = new Database(join(desk.folder, 'ledger.tillbook'));
  file.exec(`drop trigger fact_is_final_update; drop trigger fact_is_final_delete; ${sql}`);
  file.close();
}

test.each([
  ['an entry near the end was changed', `update fact set body = replace(body, '1001', '9001')`],
  [
    'the signed entry is another one',
    `update signed_head set hash = randomblob(32), signature = randomblob(64)`,
  ],
])('where %s, nothing more is signed on top of it', async (_, sql) => {
  const desk = await openLastingDesk();
  await desk.pay(3);
  await desk.close();
  tamper(desk, sql);
  await desk.open();
  expect(await desk.pay(1)).toEqual(['F2.2-PAY-0001']);
  expect((await notices(desk)).every(({ weight }) => weight === 'alarm')).toBe(true);
  await desk.close();
  await desk.open();
  const chains = desk.now.ledger.all<{ epoch: number; last: number }>(
    `select epoch, max(signed_head.seq) as last from signed_head
     join chain on chain.n = signed_head.chain group by epoch order by epoch`,
  );
  expect(chains).toEqual([
    { epoch: 1, last: 4 },
    { epoch: 2, last: 2 },
  ]);
});

test('many entries that nobody signed are said', async () => {
  const desk = await openLastingDesk();
  await desk.pay(140);
  await desk.close();
  tamper(desk, 'delete from signed_head');
  await desk.open();
  expect((await notices(desk)).map(({ kind }) => kind)).toEqual(['end-unsigned']);
});
