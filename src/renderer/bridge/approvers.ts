import type { Trouble } from './answer.ts';
import { useAsk } from './hooks.ts';

interface Approver {
  readonly id: string;
  readonly name: string;
}

/** The managers who may agree to what somebody else does. */
export function useApprovers(exceptStaffId: string | undefined): readonly Approver[] {
  const { value } = useAsk('staff.list', {});
  return (value?.rows ?? [])
    .filter(({ id, role, active }) => active && role === 'manager' && id !== exceptStaffId)
    .map(({ id, name }) => ({ id, name }));
}

const kinds: readonly string[] = [
  'approval-needed',
  'own-approval',
  'wrong-pin',
  'locked-out',
  'inactive-staff',
];

/** Whether a refusal is about another person's agreement. */
export const isAboutApproval = (trouble: Trouble): boolean =>
  kinds.includes(trouble.kind) ||
  (trouble.kind === 'invalid-input' && (trouble.issues[0]?.path.startsWith('approval') ?? false));
