import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { CallValue } from '../../../src/shared/contract/contract.ts';
import type { ReadDb } from '../../../src/main/db/handle.ts';
import { type Acts, acts, openFoundedDesk, testPin } from '../founded-desk.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../test-desk.ts';
import type { WiredHub } from './desks-and-hub.ts';

/** A desk that goes to a hub, with its manager signed in. */
export interface JoinedDesk extends TestDesk, Acts {
  readonly manager: string;
  /** Looks past the application. */
  readonly read: ReadDb;
  /** Goes a round; answers how it stands then. */
  sync(): Promise<CallValue<'sync.status'>>;
}

function readOf(file: string): ReadDb {
  const connection = new Database(file, { readonly: true });
  onTestFinished(() => void connection.close());
  return {
    get: (sql, ...values) => connection.prepare(sql).get(...values) as never,
    all: (sql, ...values) => connection.prepare(sql).all(...values) as never,
  };
}

const joined = (desk: TestDesk, manager: string): JoinedDesk => ({
  ...desk,
  ...acts(desk),
  manager,
  read: readOf(desk.file),
  sync: () => desk.ask('sync.now', {}),
});

/** Opens the first desk of a business and lets it join. */
export async function openFirstDesk(
  hub: WiredHub,
  seed = 1,
  more: TestDeskOptions = {},
): Promise<JoinedDesk> {
  const desk = await openFoundedDesk({ seed, lineTo: hub.lineTo, ...more });
  await desk.ask('sync.join', {
    hubUrl: 'http://127.0.0.1:4710',
    code: await hub.code(),
    deskName: 'Front 2',
    deskCode: 'F2',
  });
  return joined(desk, desk.manager);
}

/** Opens a new desk, lets it join and signs its manager in. */
export async function openNextDesk(
  hub: WiredHub,
  number: number,
  more: TestDeskOptions = {},
): Promise<JoinedDesk> {
  const desk = await openTestDesk({ seed: number, lineTo: hub.lineTo, ...more });
  await desk.ask('sync.join', {
    hubUrl: 'http://127.0.0.1:4710',
    code: await hub.code(),
    deskName: `Desk ${String(number)}`,
    deskCode: `D${String(number)}`,
  });
  const people = await desk.ask('staff.list', {});
  const manager = people.rows.find(({ role }) => role === 'manager')?.id ?? '';
  await desk.ask('session.signIn', { staffId: manager, pin: testPin });
  return joined(desk, manager);
}

/** Opens a desk on files that were there before, and signs its manager in. */
export async function openKeptDesk(hub: WiredHub, options: TestDeskOptions): Promise<JoinedDesk> {
  const opened = await openTestDesk({ ...options, lineTo: hub.lineTo });
  // Its files remember the attempts of before.
  const attempt = () => `${String(options.seed)}-${opened.attempt()}`;
  const desk = { ...opened, attempt };
  const people = await desk.ask('staff.list', {});
  const manager = people.rows.find(({ role }) => role === 'manager')?.id ?? '';
  await desk.ask('session.signIn', { staffId: manager, pin: testPin });
  return joined(desk, manager);
}
