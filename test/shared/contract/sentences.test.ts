import { describe, expect, it } from 'vitest';
import type { Failure, FailureKind } from '../../../src/shared/contract/failures.ts';
import { borderSentences } from '../../../src/shared/contract/sentences/border.ts';
import { cardsSentences } from '../../../src/shared/contract/sentences/cards.ts';
import { ledgerSentences } from '../../../src/shared/contract/sentences/ledger.ts';
import { peopleSentences } from '../../../src/shared/contract/sentences/people.ts';
import { recordsSentences } from '../../../src/shared/contract/sentences/records.ts';
import { refundsSentences } from '../../../src/shared/contract/sentences/refunds.ts';
import { sentenceOf } from '../../../src/shared/contract/sentences/sentence-of.ts';
import { syncSentences } from '../../../src/shared/contract/sentences/sync.ts';
import { storageSentences } from '../../../src/shared/contract/sentences/storage.ts';

const rooms = [
  borderSentences,
  peopleSentences,
  recordsSentences,
  refundsSentences,
  cardsSentences,
  storageSentences,
  syncSentences,
  ledgerSentences,
];
const kinds = rooms.flatMap((room) => Object.keys(room) as FailureKind[]);

/** Reasons are words of their own; each must have its own sentence too. */
const reasons: { readonly [Kind in FailureKind]?: readonly string[] } = {
  'approval-needed': [
    ...['over-limit', 'backdated', 'cash-for-card', 'not-own-refund', 'goodwill'],
    ...['other-method', 'not-here', 'two-persons', 'contested'],
  ],
  'no-card-way': ['no-key', 'test'],
  'no-charge-here': ['not-by-card', 'other-desk', 'test-card'],
  'stripe-key': ['whole-secret', 'publishable', 'no-key', 'only-for-practice', 'not-for-practice'],
  'not-refundable': ['a-refund', 'reversed', 'bounced', 'failed', 'pending', 'disputed'],
  'book-damaged': ['not-a-database', 'not-a-book', 'empty', 'bad-pages', 'bad-restore'],
  'not-a-backup': [
    ...['missing', 'not-ours', 'cut', 'bad-pages', 'newer', 'empty'],
    ...['another-business', 'another-desk', 'needs-passphrase'],
  ],
};

const facts = {
  issues: [{ path: 'dueOn', sentence: 'There is no such day.' }],
  fields: ['paymentId', 'customerId'],
  open: [
    { what: 'owed', amountMinor: 1200 },
    { what: 'refund', number: 'F2-REF-0001' },
  ],
  ...{ number: 'F2-PAY-0001', paymentNumber: 'F2-PAY-0001', invoiceNumber: 'F2-INV-0001' },
  ...{
    what: 'credit-note',
    status: 'reversed',
    method: 'cash',
    line: 2,
    triesLeft: 1,
    limitBytes: 5,
  },
  ...{ day: '2026-07-17', today: '2026-07-16', issuedOn: '2026-07-16', dueOn: '2026-07-15' },
  ...{ refundedOn: '2026-07-15', receivedOn: '2026-07-16', untilAt: '2026-07-16T15:00:30.000Z' },
  ...{ call: 'refunds.destroy', origin: 'https://elsewhere.example', reference: '0A1B2C3D' },
  ...{
    code: 'SQLITE_IOERR',
    written: 'no',
    needs: '2.0.0',
    trace: 'a witness',
    where: 'the keychain',
  },
  ...{ url: 'http://127.0.0.1:4710/', deskCode: 'F2' },
  ...{ resolution: 'recovered', allowed: ['drawer-loss', 'customer-debt'], wish: 'retry' },
  ...{ says: 'The hub has shut this desk out. Ask a manager.' },
  ...{ cause: 'The printer is off.', folder: '/backups', because: 'Fact 12 does not fit.' },
};

/** A failure with something in each of its facts; amounts are 123.45. */
const failureOf = (kind: FailureKind, because?: string): Failure =>
  new Proxy(
    { ...facts, kind, ...(because === undefined ? {} : { because }) },
    {
      get: (target: Readonly<Record<string, unknown>>, key) => {
        const name = String(key);
        return name in target ? target[name] : name.endsWith('Minor') ? 12_345 : undefined;
      },
    },
  ) as unknown as Failure;

const money = (amountMinor: number) => `$${String(amountMinor / 100)}`;
const say = (kind: FailureKind, because?: string) => sentenceOf(failureOf(kind, because), money);
const all = kinds.flatMap((kind) => (reasons[kind] ?? [undefined]).map((why) => say(kind, why)));

describe('the sentences of refusals', () => {
  it.each(kinds)('[X6] says in words what %s means and what to do', (kind) => {
    for (const why of reasons[kind] ?? [undefined]) {
      const sentence = say(kind, why);
      expect(sentence).toMatch(/^[A-Z0-9$d].{10,}[.]$/s);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Minor|\.\.$/);
    }
  });

  it('[X6] are all different', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  it('[X6] name amounts as money, never as coins', () => {
    for (const sentence of all) expect(sentence).not.toContain('12345');
  });

  it.each([
    [{ kind: 'wrong-pin', triesLeft: 1 }, 'That is not the PIN. 1 more try before a pause.'],
    [{ kind: 'wrong-pin', triesLeft: 4 }, 'That is not the PIN. 4 more tries before a pause.'],
    [
      { kind: 'over-refund', number: 'F2-PAY-0001', refundableMinor: 5000, wantedMinor: 5001 },
      '$50 is left to refund on F2-PAY-0001, not $50.01.',
    ],
    [
      { kind: 'over-refund', number: 'F2-PAY-0001', refundableMinor: 0, wantedMinor: 1 },
      'Nothing is left to refund on F2-PAY-0001.',
    ],
    [
      { kind: 'approval-needed', because: 'over-limit', limitMinor: 20_000 },
      'A manager must agree to this, because it is above your own limit for refunds. Your limit is $200. Ask one to enter their PIN.',
    ],
    [
      { kind: 'invalid-input', issues: [{ path: '', sentence: 'This is missing.' }] },
      'This is missing.',
    ],
  ] as ReadonlyArray<readonly [Failure, string]>)('[X6] tells %o', (failure, sentence) => {
    expect(sentenceOf(failure, money)).toBe(sentence);
  });
});
