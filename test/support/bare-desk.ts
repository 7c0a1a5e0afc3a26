import { onTestFinished } from 'vitest';
import { type Desk, type DeskOptions, openDesk } from '../../src/main/desk.ts';
import type { CallInput, CallName, CallValue } from '../../src/shared/contract/contract.ts';
import type { Refusal } from '../../src/shared/contract/failures.ts';
import { drillOptions, drillPin } from '../drills/rig/quiet-ports.ts';

/** A desk on a folder of the test's own, whatever lies in it: its book may not open at all. */
export interface BareDesk {
  readonly desk: Desk;
  /** What broke, or was complained about. */
  readonly complaints: unknown[];
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallValue<Name>>;
  refusal<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Refusal>;
  /** Founds the book; its manager is then signed in. */
  found(): Promise<string>;
  /** Records a payment of somebody, so that there is news. */
  pay(amountMinor: number, attemptId?: string): Promise<CallValue<'payments.record'>>;
  close(): Promise<void>;
}

export async function openBareDesk(
  dataDir: string,
  more: {
    readonly options?: Partial<DeskOptions>;
    readonly ports?: Partial<DeskOptions['ports']>;
  } = {},
): Promise<BareDesk> {
  const complaints: unknown[] = [];
  const options = drillOptions(dataDir, { complain: (cause) => complaints.push(cause) });
  const ports = { ...options.ports, ...more.ports };
  const desk = await openDesk({ ...options, ...more.options, ports });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await desk.close();
  };
  onTestFinished(close);
  let attempts = 0;
  const ask: BareDesk['ask'] = async (name, input) => {
    const reply = await desk.ask(name, input);
    if (!reply.ok)
      throw new Error(`${name}: ${reply.failure.sentence}`, { cause: complaints.at(-1) });
    return reply.value as CallValue<typeof name>;
  };
  return {
    desk,
    complaints,
    ask,
    async refusal(name, input) {
      const reply = await desk.ask(name, input);
      if (reply.ok) throw new Error(`${name} answered ${JSON.stringify(reply.value)}`);
      return reply.failure;
    },
    async found() {
      const { staffId } = await ask('setup.create', {
        business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
        desk: { name: 'Front 2', code: 'F2' },
        manager: { name: 'Ruth Adler', pin: drillPin },
      });
      return staffId;
    },
    async pay(amountMinor, attemptId) {
      attempts += 1;
      const { rows } = await ask('customers.list', { limit: 1 });
      const customerId = rows[0]?.id ?? (await ask('customers.create', { name: 'Ada' })).id;
      return ask('payments.record', {
        attemptId: attemptId ?? `pay-${String(attempts)}-${String(amountMinor)}`,
        customerId,
        method: 'cash',
        amountMinor,
      });
    },
    close,
  };
}
