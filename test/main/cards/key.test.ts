import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileSecrets } from '../../../src/main/hosts/browser/file-secrets.ts';
import { openCardDesk } from '../../support/card-desk.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const key = 'rk_test_51SecretOfTheAlderStreet9xyz';

describe('the key of Stripe', () => {
  test('[G24] is kept, told by its last signs only, replaced and taken away', async () => {
    const secrets = createMemorySecrets();
    const desk = await openFoundedDesk({ secrets });
    expect(await desk.ask('cards.status', {})).toMatchObject({
      charge: { allowed: false },
      setKey: { allowed: true },
      practice: false,
      keptWhere: 'in a test',
    });
    const hint = { kind: 'test', ends: '9xyz' };
    expect(await desk.ask('cards.setKey', { key: ` ${key} ` })).toEqual(hint);
    expect(secrets.kept.get('stripe-key')?.toString()).toBe(key);
    expect(await desk.ask('cards.status', {})).toMatchObject({
      charge: { allowed: true },
      key: hint,
    });
    await desk.ask('cards.setKey', { key: 'rk_live_51AnotherSecret1234' });
    expect((await desk.ask('cards.status', {})).key).toEqual({ kind: 'live', ends: '1234' });
    await desk.ask('cards.removeKey', {});
    expect(secrets.kept.has('stripe-key')).toBe(false);
    const status = await desk.ask('cards.status', {});
    expect(status.charge.allowed).toBe(false);
    expect(status).not.toHaveProperty('key');
  });

  test('[S22] of the whole account is refused with a sentence, and nothing is kept', async () => {
    const secrets = createMemorySecrets();
    const desk = await openFoundedDesk({ secrets });
    const refused = await desk.refusal('cards.setKey', { key: 'sk_live_51Whole' });
    expect(refused).toMatchObject({ kind: 'stripe-key', because: 'whole-secret' });
    expect(refused.sentence).toContain('restricted key (rk_)');
    expect(JSON.stringify(refused)).not.toContain('51Whole');
    expect(secrets.kept.has('stripe-key')).toBe(false);
  });

  test('[G24] stands in no file of the desk, whatever was tried with it', async () => {
    const dataDir = tempFolder();
    const secrets = createMemorySecrets();
    const desk = await openFoundedDesk({ dataDir, secrets });
    const attemptId = desk.attempt();
    await desk.ask('cards.setKey', { attemptId, key });
    await desk.ask('cards.setKey', { attemptId, key });
    await desk.reply('cards.setKey', { attemptId, key, more: key });
    await desk.close();
    const files = readdirSync(dataDir).map((name) => join(dataDir, name));
    const told = files.filter(
      (path) => statSync(path).isFile() && readFileSync(path).includes(key),
    );
    expect(told).toEqual([]);
  });

  test('[G24] that the keychain does not let be kept is refused, and the one before stays', async () => {
    const secrets = createMemorySecrets();
    const desk = await openFoundedDesk({ secrets });
    await desk.ask('cards.setKey', { key });
    secrets.locked = true;
    const other = 'rk_test_51OtherSecret0000';
    expect(await desk.refusal('cards.setKey', { key: other })).toMatchObject({
      kind: 'keychain-away',
      where: 'in a test',
    });
    expect(await desk.refusal('cards.removeKey', {})).toMatchObject({ kind: 'keychain-away' });
    expect((await desk.ask('cards.status', {})).key).toEqual({ kind: 'test', ends: '9xyz' });
  });

  test('[G24] of the browser host lies in a file that only its owner can read', async () => {
    const folder = tempFolder();
    const secrets = createFileSecrets(folder);
    expect(secrets.isSealed).toBe(false);
    await secrets.set('stripe-key', Buffer.from(key));
    const file = join(folder, 'secrets', 'stripe-key.secret');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    await secrets.remove('stripe-key');
    await secrets.remove('stripe-key');
    expect(await secrets.get('stripe-key')).toBeNull();
  });
});

describe('a look at Stripe', () => {
  test('[G26] tells the balance, and every right that the key lacks', async () => {
    const desk = await openCardDesk();
    await desk.charge(10_000);
    const good = await desk.ask('cards.check', {});
    expect(good.rights.map(({ has }) => has)).toEqual(good.rights.map(() => 'yes'));
    expect(good).toMatchObject({
      reached: true,
      balance: { currency: 'USD', availableMinor: 0, pendingMinor: 9680, prefundedMinor: 0 },
      readers: [{ label: 'Front desk reader', online: true, ours: true }],
    });
    const before = desk.stripe.simulator.world.text();
    const forbidden = ['POST /v1/refunds', 'POST /v1/checkout', 'GET /v1/balance'];
    desk.stripe.simulator.set({ forbidden });
    const less = await desk.ask('cards.check', {});
    expect(less).not.toHaveProperty('balance');
    const lacking = less.rights.filter(({ has }) => has === 'no').map(({ name }) => name);
    expect(lacking).toEqual(['refund', 'pages', 'balance', 'moves']);
    expect(less.sentence).toContain('lacks a right');
    // Nothing came of asking.
    desk.stripe.simulator.set({ forbidden: [] });
    expect(desk.stripe.simulator.world.text()).toBe(before);
  });

  test('[G26] says it where Stripe does not take the key, or does not answer', async () => {
    const desk = await openCardDesk();
    desk.stripe.simulator.set({ keyIs: 'expired' });
    expect(await desk.ask('cards.check', {})).toMatchObject({ reached: false, rights: [] });
    desk.stripe.simulator.set({ keyIs: 'good' });
    desk.stripe.simulator.befall({ fault: '502-before', on: '', times: 1 });
    const { sentence } = await desk.ask('cards.check', {});
    expect(sentence).toContain('gives no clear answer');
  });
});
