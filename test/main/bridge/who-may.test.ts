import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { type CallName, callNames, contract } from '../../../src/shared/contract/contract.ts';
import { openTestDesk, type TestDesk } from '../../support/test-desk.ts';
import { openWorld, type World } from '../../support/world.ts';

/** What may be asked before anybody has signed in. */
const anyone: readonly CallName[] = [
  'setup.status',
  'setup.create',
  'session.signIn',
  'session.signOut',
  'staff.list',
  'desk.health',
  'desk.reopen',
  'backups.list',
  'backups.restore',
  'ledger.extract',
  'backups.forgetRestore',
  'sync.join',
  'sync.status',
];
const managersOnly: readonly CallName[] = [
  'staff.create',
  'staff.update',
  'settings.update',
  'business.update',
  'backups.make',
  'backups.passphrase',
  'backups.passphraseOnPaper',
  'backups.schedule',
  'ledger.rebuild',
  'desk.closeNotice',
  'refunds.takeOver',
  'customers.merge',
  'customers.previewMerge',
  'customers.erase',
  'customers.previewErase',
  'cards.setKey',
  'cards.removeKey',
  'cards.setReader',
  'sync.pair',
  'sync.revoke',
  'sync.admit',
  'sync.refuse',
];
const everybody = callNames.filter(
  (name) => !anyone.includes(name) && !managersOnly.includes(name),
);

/** Nothing takes this field, so whoever may ask is told that, and nothing is done. */
const nonsense = { fieldThatIsNot: true };

async function told(desk: TestDesk, name: CallName): Promise<string> {
  const reply = await desk.reply(name, nonsense);
  return reply.ok ? 'an answer' : reply.failure.kind;
}

describe('who may ask', () => {
  let unfounded: TestDesk;
  let nobody: World;
  let frontDesk: World;
  let manager: World;
  beforeAll(async () => {
    const lasts = 'until-closed';
    unfounded = await openTestDesk({ lasts });
    [nobody, frontDesk, manager] = [
      await openWorld({ lasts }),
      await openWorld({ lasts }),
      await openWorld({ lasts }),
    ];
    await nobody.ask('session.signOut', {});
    await frontDesk.signIn(frontDesk.ids.mina);
  });
  afterAll(async () => {
    for (const desk of [unfounded, nobody, frontDesk, manager]) await desk.close();
  });

  it.each(anyone)('[D4] anyone may ask %s', async (name) => {
    const tellings = [unfounded, nobody, frontDesk, manager].map((desk) => told(desk, name));
    expect(await Promise.all(tellings)).toEqual(Array.from({ length: 4 }, () => 'invalid-input'));
  });

  it.each(everybody)('[D4] whoever is signed in may ask %s', async (name) => {
    expect({
      unfounded: await told(unfounded, name),
      nobody: await told(nobody, name),
      frontDesk: await told(frontDesk, name),
      manager: await told(manager, name),
    }).toEqual({
      unfounded: 'not-set-up',
      nobody: 'not-signed-in',
      frontDesk: 'invalid-input',
      manager: 'invalid-input',
    });
  });

  it.each(managersOnly)('[D4] only a manager may ask %s', async (name) => {
    expect({
      unfounded: await told(unfounded, name),
      nobody: await told(nobody, name),
      frontDesk: await told(frontDesk, name),
      manager: await told(manager, name),
    }).toEqual({
      unfounded: 'not-set-up',
      nobody: 'not-signed-in',
      frontDesk: 'manager-needed',
      manager: 'invalid-input',
    });
  });

  it('[D4] is written in the contract as it is kept', () => {
    const by = (who: string) => callNames.filter((name) => contract[name].who === who).toSorted();
    expect(by('anyone')).toEqual(anyone.toSorted());
    expect(by('manager')).toEqual(managersOnly.toSorted());
  });

  it('[D8] ends when the person no longer works here', async () => {
    const world = await openWorld();
    await world.signIn(world.ids.gwen);
    await world.ask('staff.update', { id: world.ids.gwen, active: false });
    expect((await world.refusal('desk.today', {})).kind).toBe('not-signed-in');
  });

  it('[D8] belongs to the desk, and changes with whoever signs in', async () => {
    const world = await openWorld();
    await world.signIn(world.ids.mina);
    expect(await world.ask('setup.status', {})).toMatchObject({
      signedIn: { staffId: world.ids.mina, name: 'Mina Okafor', role: 'front-desk' },
    });
    await world.signIn(world.manager);
    await world.ask('session.signOut', {});
    expect(await world.ask('setup.status', {})).not.toHaveProperty('signedIn');
  });
});
