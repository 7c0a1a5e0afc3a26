import { describe, expect, it, onTestFinished } from 'vitest';
import { readFlags } from '../../src/hub/flags.ts';
import { createHttpLine } from '../../src/main/sync/http-line.ts';
import { createHubClient } from '../../src/main/sync/hub-client.ts';
import { bringing, madeOrg, makeDesk, fromTheBeginning } from '../support/hub/hand-made-chain.ts';
import { pairingCodeOf, runHubTask, startHubProgram } from '../support/hub/hub-program.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Starts the program until the test ends. */
async function start(folder: string) {
  const { url, process: child, ended, kill } = await startHubProgram({ folder });
  onTestFinished(kill);
  return { url, child, ended, client: createHubClient(createHttpLine(url, null)) };
}

describe('the hub as a program', () => {
  it('[T14] keeps what it has acknowledged when it is killed, and stops when it is asked to', async () => {
    const folder = tempFolder();
    const first = await start(folder);
    const code = pairingCodeOf({ folder });
    expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
    const desk = makeDesk(1);
    const joined = await first.client.ask('join', desk.joining(code, madeOrg), null);
    if (!joined.ok) throw new Error(joined.failure.kind);
    const asking = desk.asking(joined.value.storeId);
    let acknowledged = 0;
    const working = (async () => {
      for (;;) {
        const from = desk.facts.length + 1;
        desk.write(1);
        const push = bringing({ runs: [desk.run(from)] });
        const pushed = await first.client.ask('push', push, asking);
        if (!pushed.ok) return pushed.failure.kind;
        acknowledged = desk.facts.length;
      }
    })();
    await expect.poll(() => acknowledged, { interval: 5 }).toBeGreaterThan(10);
    first.child.kill('SIGKILL');
    expect(await working).toBe('unreachable');
    await first.ended;

    const second = await start(folder);
    const pulled = await second.client.ask('pull', fromTheBeginning, asking);
    if (!pulled.ok) throw new Error(pulled.failure.kind);
    const kept = (pulled.value.page?.runs ?? []).flatMap(({ facts }) => facts);
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
    expect(kept).toEqual(desk.facts.slice(0, kept.length));
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('[T14] refuses a folder in which another one works, at once', async () => {
    const folder = tempFolder();
    await start(folder);
    const second = runHubTask({ folder }, '--port', '0');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('Another hub works in this folder.');
  });

  it.each([
    [['wish'], 'wish is not known. What a hub is asked for'],
    [['--wish'], "Unknown option '--wish'. What a hub is asked for"],
    [['--port', 'x'], '--port takes a number'],
    [['--host', 'example.org'], '--host takes an address'],
    [['revoke'], 'Say which desk'],
  ])('[H11] %j is answered with what to do instead', (words, says) => {
    expect(() => readFlags(words, {})).toThrow(says);
  });

  it('[H11] tells whoever asks what it can be asked for', () => {
    const told = runHubTask({ folder: tempFolder() }, '--help');
    expect(told.status).toBe(0);
    expect(told.stdout).toContain('pair                         makes a code');
  });

  it('[H11] a folder is meant from where the command was given', () => {
    const flags = readFlags(['--data', 'here'], { INIT_CWD: '/somewhere', DATABASE_URL: '' });
    expect(flags).toMatchObject({
      task: 'serve',
      folder: '/somewhere/here',
      databaseUrl: undefined,
    });
  });

  it('[H5] revokes a desk by its code, and lists all of them', async () => {
    const folder = tempFolder();
    const { client } = await start(folder);
    const code = pairingCodeOf({ folder });
    const desk = makeDesk(1);
    desk.write(2);
    const joined = await client.ask('join', desk.joining(code, madeOrg), null);
    if (!joined.ok) throw new Error(joined.failure.kind);
    const asking = desk.asking(joined.value.storeId);
    await client.ask('push', bringing({ runs: [desk.run()] }), asking);
    expect(runHubTask({ folder }, 'desks').stdout).toBe('D1  Desk 1: 2 entries\n');
    const revoked = runHubTask({ folder }, 'revoke', '--desk', 'd1').stdout;
    expect(revoked).toContain(`D1 is revoked. The last entry taken in is number 2 of its series 1`);
    expect(await client.ask('pull', fromTheBeginning, asking)).toMatchObject({
      failure: { kind: 'revoked' },
    });
  });
});
