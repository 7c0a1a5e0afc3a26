import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLook } from '../../../src/main/db/look.ts';
import { balanceStage } from '../../../src/main/safe/verify/balance-check.ts';
import { concludeBrief, walkStretch } from '../../../src/main/safe/verify/brief.ts';
import { chainStage } from '../../../src/main/safe/verify/chain-walk.ts';
import type { Verified } from '../../../src/main/safe/verify/verify-book.ts';
import { type KeptBook, memoriesOf, verifyFile, writeKeptBook } from '../../support/kept-book.ts';
import { changeBehind } from '../../support/behind.ts';
import { quickFolder } from '../../support/quick-folder.ts';

// Walking the log in stretches must find what walking it in one go finds, wherever it is cut.

const home = quickFolder();
let book: KeptBook;
beforeAll(async () => {
  book = await writeKeptBook(home.path, 11, 120);
});
afterAll(home.remove);

function damagedCopy(sql: string): string {
  const file = join(home.path, 'damaged.tillbook');
  cpSync(book.file, file);
  cpSync(book.witness, file.replace('.tillbook', '.witness'));
  changeBehind(file, sql);
  return file;
}

async function inStretches(file: string, cuts: readonly number[]): Promise<Verified> {
  const memories = await memoriesOf(book, file);
  const look = openLook(file);
  try {
    const places = [0, ...cuts, null];
    const walked = places.slice(0, -1).map((after, at) =>
      walkStretch(look, {
        ...memories,
        stretch: { after: after ?? 0, upTo: places[at + 1] ?? null },
      }),
    );
    return concludeBrief(look, memories, walked);
  } finally {
    look.close();
  }
}

const cuttings = [[], [1], [29], [30], [31], [30, 31], [20, 40, 60], [10_000]];

test.each([
  ['nothing', 'select 1', []],
  [
    'a changed cent',
    `update fact set body = replace(body, '"amountMinor":', '"amountMinor":1')
     where n = (select min(n) from fact where type = 'payment-recorded' and n > 25)`,
    ['entry-changed'],
  ],
  ['an entry taken out', 'delete from fact where n = 30', ['entry-missing', 'balance-changed']],
  [
    'the last entry taken out',
    'delete from fact where n = (select max(n) from fact)',
    ['end-missing'],
  ],
  [
    'two entries exchanged',
    `update fact set seq = -1 where n = 30; update fact set seq = 30 where n = 31;
     update fact set seq = 31 where n = 30`,
    ['entry-moved'],
  ],
  [
    'a signature that is not the desk’s',
    'update signed_head set signature = randomblob(64) where seq = (select max(seq) from signed_head)',
    ['signature-wrong'],
  ],
  [
    'a balance changed',
    'update account_day set balance = balance + 1 where lines > 3',
    ['balance-changed'],
  ],
])('%s is found the same wherever the log is cut', async (_, sql, wanted) => {
  const file = damagedCopy(sql);
  const stages = [chainStage, balanceStage];
  const inOneGo = verifyFile(file, await memoriesOf(book, file), stages);
  expect(inOneGo.findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...wanted]));
  expect(inOneGo.ok).toBe(wanted.length === 0);
  for (const cuts of cuttings) {
    const { ok, facts, findings } = await inStretches(file, cuts);
    expect({ ok, facts, findings: said(findings) }).toEqual({
      ok: inOneGo.ok,
      facts: inOneGo.facts,
      findings: said(inOneGo.findings),
    });
  }
});

const said = (findings: Verified['findings']) =>
  findings.map(({ sentence }) => sentence).toSorted();
