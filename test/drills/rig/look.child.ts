import { writeSync } from 'node:fs';
import { openDesk } from '../../../src/main/desk.ts';
import { drillOptions, drillPin } from './quiet-ports.ts';

// Opens a folder as somebody else and tells what could be done there.

const { dataDir } = JSON.parse(process.argv[2] ?? '') as { readonly dataDir: string };
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const desk = await openDesk(drillOptions(dataDir));

async function told(call: string, input: object): Promise<unknown> {
  const reply = await desk.ask(call, input);
  return reply.ok ? reply.value : reply.failure;
}

const people = (await told('staff.list', {})) as { readonly rows?: readonly { id: string }[] };
const staffId = people.rows?.[0]?.id ?? '';
say({ call: 'desk.health', told: await told('desk.health', {}) });
say({ call: 'session.signIn', told: await told('session.signIn', { staffId, pin: drillPin }) });
say({ call: 'payments.list', told: await told('payments.list', {}) });
say({ call: 'reports.trialBalance', told: await told('reports.trialBalance', {}) });
say({ call: 'customers.create', told: await told('customers.create', { name: 'Nobody' }) });
say({ call: 'backups.make', told: await told('backups.make', {}) });
await desk.close();
