import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBareDesk } from '../../support/bare-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('when everything was verified last is kept beside the book, over the next start', async () => {
  const folder = tempFolder();
  const desk = await openBareDesk(folder);
  await desk.found();
  await desk.pay(1200);
  const last = async (one = desk) => (await one.ask('desk.health', {})).lastVerify;
  await desk.ask('ledger.verify', { depth: 'brief' });
  expect(await last()).toBeUndefined();
  await desk.ask('ledger.verify', {});
  const known = await last();
  expect(known).toMatchObject({ facts: 2, ok: true });
  await desk.close();
  const again = await openBareDesk(folder);
  expect(await last(again)).toEqual(known);
  rmSync(join(folder, 'ledger.verified.json'));
  expect(await last(again)).toBeUndefined();
});
