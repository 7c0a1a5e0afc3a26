import { expect } from 'vitest';
import type { CallName, CallValue } from '../../src/shared/contract/contract.ts';
import type { FoundedDesk } from './founded-desk.ts';
import { type CheckPreview, foreseen } from './sequence-foreseen.ts';
import { noteAhead } from './sequence-preview-notes.ts';
import { refundAhead } from './sequence-preview-refunds.ts';
import type { Act, Scene } from './sequence-scene.ts';
import type { Verdict } from './slow-model.ts';

/** What only doing can refuse; a preview tells of it instead. */
const onlyWhenDone = new Set(['approval-needed', 'own-approval']);

/**
 * Looks at an act before it is done: the preview is refused exactly when the act would be. Answers
 * how to hold its figures, before and after, against what came of it.
 */
export async function lookAhead(
  test: FoundedDesk,
  scene: Scene,
  act: Act,
  verdict: Verdict,
): Promise<CheckPreview> {
  if (act.preview !== undefined) return refundAhead(test, scene, { ...act.preview, verdict });
  const call = previewOf[act.call as keyof typeof previewOf];
  if (call === undefined) return async () => {};
  const { attemptId: _, reason: __, approval: ___, ...input } = act.input;
  const refused = onlyWhenDone.has(verdict.refused ?? '') ? null : verdict.refused;
  const value = await foreseen(test, call, spoken(call, input), refused);
  if (value === null || verdict.refused !== null) return async () => {};
  if (call === 'credits.previewGrant' || call === 'credits.previewApply') {
    return creditAhead(test, String(input['customerId']), value as CreditPreview);
  }
  return noteAhead(test, value as CallValue<'creditNotes.preview'>);
}

const previewOf = {
  'creditNotes.create': 'creditNotes.preview',
  'invoices.cancel': 'invoices.cancelPlan',
  'credits.grant': 'credits.previewGrant',
  'credits.apply': 'credits.previewApply',
} as const;

/** Credit is put to several invoices at a look, and to one at a time. */
function spoken(call: CallName, input: Readonly<Record<string, unknown>>): unknown {
  if (call !== 'credits.previewApply') return input;
  const { customerId, ...part } = input;
  return { customerId, parts: [part] };
}

interface CreditPreview {
  readonly credit: { readonly before: number; readonly after: number };
  readonly invoices?: CallValue<'credits.previewApply'>['invoices'];
}

async function creditAhead(
  { ask }: FoundedDesk,
  id: string,
  { credit, invoices = [] }: CreditPreview,
): Promise<CheckPreview> {
  expect((await ask('customers.get', { id })).creditMinor).toBe(credit.before);
  for (const one of invoices) {
    const { dueMinor } = await ask('invoices.get', { id: one.id });
    expect(dueMinor).toBe(one.due.before);
  }
  return async () => {
    expect((await ask('customers.get', { id })).creditMinor).toBe(credit.after);
    for (const one of invoices) {
      const { number, dueMinor, status } = await ask('invoices.get', { id: one.id });
      expect([number, dueMinor, status]).toEqual([one.number, one.due.after, one.statusAfter]);
    }
  };
}
