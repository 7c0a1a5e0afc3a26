import { expect, it } from 'vitest';
import { openFoundedDesk } from '../../support/founded-desk.ts';

it('[Y79] credit is listed newest first, with its day, why and by whom, also after a merge', async () => {
  const desk = await openFoundedDesk();
  const [kept, twin, other] = [
    await desk.customer('Hanna Petrov'),
    await desk.customer('Hanna Petrow'),
    await desk.customer('José Echeverría'),
  ];
  const grant = async (customerId: string, amountMinor: number, text?: string) => {
    const reason = text === undefined ? { code: 'service-issue' } : { code: 'other', text };
    const attemptId = desk.attempt();
    await desk.ask('credits.grant', { attemptId, customerId, amountMinor, reason } as never);
  };
  await grant(kept, 1000);
  await grant(other, 900);
  await grant(twin, 2000, 'Waited for an hour.');
  await desk.ask('customers.merge', { attemptId: desk.attempt(), id: twin, intoId: kept });
  const first = await desk.ask('credits.granted', { customerId: kept, limit: 1 });
  expect(first.rows).toMatchObject([
    {
      number: 'F2-CRD-0003',
      amountMinor: 2000,
      reason: { code: 'other', text: 'Waited for an hour.' },
      grantedOn: '2026-07-16',
      by: 'Ruth Adler',
      deskCode: 'F2',
    },
  ]);
  const { next } = first;
  const more = await desk.ask('credits.granted', {
    customerId: twin,
    limit: 1,
    cursor: next ?? '',
  });
  expect(more).toMatchObject({
    rows: [{ number: 'F2-CRD-0001', amountMinor: 1000, reason: { code: 'service-issue' } }],
  });
  expect(more.next).toBeUndefined();
});
