import { describe, expect, it } from 'vitest';
import { type FoundedDesk, openFoundedDesk } from '../../support/founded-desk.ts';
import { openWorld } from '../../support/world.ts';

const lines = [
  { description: 'Ankle brace', quantity: 1.5, unitPriceMinor: 3000, taxRatePercent: 7 },
  { description: 'Fitting', quantity: 1, unitPriceMinor: 2000 },
];

const balances = async ({ ask }: FoundedDesk) =>
  (await ask('reports.trialBalance', {})).accounts.filter((one) => one.balanceMinor !== 0);

describe('a draft of an invoice', () => {
  it('[I8] is shown as an invoice and is no money', async () => {
    const desk = await openFoundedDesk();
    const customerId = await desk.customer();
    const draft = await desk.ask('invoices.draft', { customerId, dueOn: '2026-08-30', lines });
    expect(draft).toEqual({ id: draft.id, status: 'draft', totalMinor: 6815 });
    expect(await desk.ask('invoices.get', { id: draft.id })).toMatchObject({
      ...{ number: 'Draft', status: 'draft', customerName: 'Hanna Petrov', by: 'Ruth Adler' },
      ...{ netMinor: 6500, taxMinor: 315, totalMinor: 6815, dueMinor: 0, deskCode: 'F2' },
      ...{ summary: 'Ankle brace', issuedOn: '2026-07-16', overdue: false },
      can: { issue: { allowed: true }, takePayment: { allowed: false }, void: { allowed: false } },
    });
    expect(await balances(desk)).toEqual([]);
    expect(desk.ledger.all('select type from fact')).toEqual([{ type: 'book-founded' }]);
    expect(await desk.ask('customers.get', { id: customerId })).toMatchObject({ owedMinor: 0 });
  });

  it('[I8] is changed field by field, and thrown away', async () => {
    const desk = await openFoundedDesk();
    const customerId = await desk.customer();
    const { id } = await desk.ask('invoices.draft', { customerId, dueOn: '2026-08-30', lines });
    const jose = await desk.customer('José Echeverría');
    await desk.ask('invoices.updateDraft', { id, customerId: jose });
    await desk.ask('invoices.updateDraft', {
      id,
      lines: lines.slice(1),
      issuedOn: '2026-09-01',
      dueOn: '2026-09-02',
    });
    expect(await desk.ask('invoices.get', { id })).toMatchObject({
      ...{ customerId: jose, totalMinor: 2000, issuedOn: '2026-09-01', dueOn: '2026-09-02' },
    });
    const before = desk.ledger.tables();
    const early = { id, dueOn: '2026-08-31' };
    expect((await desk.refusal('invoices.updateDraft', early)).kind).toBe('due-before-issued');
    const nobody = { id, customerId: '01900000-0000-7000-8000-000000000000' };
    expect((await desk.refusal('invoices.updateDraft', nobody)).kind).toBe('not-found');
    const tooMuch = lines.map((line) => ({ ...line, quantity: 1_000_000, unitPriceMinor: 99_999 }));
    const much = { id, lines: tooMuch };
    expect((await desk.refusal('invoices.updateDraft', much)).kind).toBe('too-much-money');
    expect(desk.ledger.tables()).toEqual(before);
    await desk.ask('invoices.discardDraft', { id });
    expect((await desk.refusal('invoices.get', { id })).kind).toBe('not-found');
    expect((await desk.refusal('invoices.issueDraft', { id })).kind).toBe('not-found');
    expect((await desk.ask('invoices.list', {})).rows).toEqual([]);
  });

  it('[I8] is issued under its own id, as it stands, once', async () => {
    const desk = await openFoundedDesk();
    const customerId = await desk.customer();
    const { id } = await desk.ask('invoices.draft', { customerId, dueOn: '2026-08-30', lines });
    const issued = await desk.ask('invoices.issueDraft', { id });
    expect(issued).toEqual({
      ...{ id, number: 'F2-INV-0001', totalMinor: 6815, dueMinor: 6815, status: 'open' },
    });
    const same = await desk.ask('invoices.issue', {
      ...{ attemptId: desk.attempt(), customerId, dueOn: '2026-08-30', lines },
    });
    const [one, other] = [
      await desk.ask('invoices.get', { id }),
      await desk.ask('invoices.get', { id: same.id }),
    ];
    // Why something can't be done names the invoice, too.
    const apart = { id: '', number: '', history: [], can: {} };
    expect({ ...one, ...apart }).toEqual({ ...other, ...apart });
    expect(one.can.issue.allowed).toBe(false);
    for (const call of [
      'invoices.issueDraft',
      'invoices.updateDraft',
      'invoices.discardDraft',
    ] as const) {
      const refusal = await desk.refusal(call, { id });
      expect(refusal).toMatchObject({ kind: 'already-issued', number: 'F2-INV-0001' });
    }
    const { findings } = await desk.ask('ledger.verify', {});
    expect(findings.filter((one_) => one_.weight === 'fault')).toEqual([]);
  });

  it('[I8] waits for its day, and is dated on the day it is issued where it has none', async () => {
    const desk = await openFoundedDesk();
    const customerId = await desk.customer();
    const asked = { customerId, dueOn: '2026-08-30', lines };
    const later = await desk.ask('invoices.draft', { ...asked, issuedOn: '2026-07-20' });
    const some = await desk.ask('invoices.draft', asked);
    expect((await desk.refusal('invoices.issueDraft', { id: later.id })).kind).toBe('future-day');
    desk.clock.pass({ days: 4 });
    for (const { id } of [later, some]) {
      await desk.ask('invoices.issueDraft', { id });
      expect((await desk.ask('invoices.get', { id })).issuedOn).toBe('2026-07-20');
    }
  });

  it('[I8] takes no money, no credit and no dispute, and is no paper', async () => {
    const world = await openWorld();
    const { thought: id, cash, hanna } = world.ids;
    const attemptId = 'on-a-draft';
    const reason = { code: 'overcharge' } as const;
    const asked = [
      ['allocations.create', { attemptId, paymentId: cash, invoiceId: id, amountMinor: 100 }],
      [
        'payments.record',
        {
          ...{ attemptId, customerId: hanna, method: 'cash', amountMinor: 100 },
          allocations: [{ invoiceId: id, amountMinor: 100 }],
        },
      ],
      ['credits.apply', { attemptId, customerId: hanna, invoiceId: id, amountMinor: 100 }],
      ['creditNotes.create', { attemptId, invoiceId: id, amountMinor: 100, reason }],
      ['invoices.cancel', { attemptId, id, money: 'keep', reason }],
      ['invoices.void', { attemptId, id, reason: 'Typed twice.' }],
      ['invoices.dispute', { attemptId, id, reason: 'No.' }],
      ['papers.page', { kind: 'invoice', id }],
    ] as const;
    for (const [call, input] of asked) {
      const reply = await world.reply(call, input);
      expect([call, reply]).toMatchObject([call, { failure: { kind: 'still-a-draft' } }]);
    }
  });
});

describe('drafts in lists', () => {
  it('[V2] stand before all invoices, page by page, the latest changed first', async () => {
    const desk = await openFoundedDesk();
    const customerId = await desk.customer();
    const jose = await desk.customer('José Echeverría');
    const made: string[] = [];
    for (const amountMinor of [100, 200, 300]) {
      made.unshift((await desk.invoice(customerId, amountMinor)).id);
    }
    const drafts: string[] = [];
    for (const one of [customerId, jose, customerId]) {
      const draft = await desk.ask('invoices.draft', {
        customerId: one,
        dueOn: '2026-08-30',
        lines,
      });
      drafts.unshift(draft.id);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await desk.ask('invoices.list', { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next;
      if (cursor === undefined) break;
    }
    expect(seen).toEqual([...drafts, ...made]);
    const ids = async (input: object) =>
      (await desk.ask('invoices.list', input)).rows.map((row) => row.id);
    expect(await ids({ status: 'draft' })).toEqual(drafts);
    expect(await ids({ status: 'open' })).toEqual(made);
    expect(await ids({ search: 'jos ech' })).toEqual([drafts[1]]);
    expect(await ids({ search: 'draft' })).toEqual(drafts);
    expect(await ids({ customerId: jose })).toEqual([drafts[1]]);
    expect(await ids({ from: '2026-07-01' })).toEqual(made);
    await desk.ask('invoices.updateDraft', { id: drafts[2] ?? '', dueOn: '2026-08-31' });
    expect(await ids({ status: 'draft', limit: 1 })).toEqual([drafts[2]]);
    const { rows } = await desk.ask('desk.find', { text: 'jose', kinds: ['invoice'] });
    expect(rows).toMatchObject([{ title: 'Draft', status: 'draft' }]);
  });
});
