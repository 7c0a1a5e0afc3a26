import type { Trouble } from '../../bridge/answer.ts';
import { useApprovers } from '../../bridge/approvers.ts';
import { useSignedIn } from '../../state/session.ts';
import { type Approval, ApprovalFields } from '../../ui/approval-fields.tsx';

interface CancelApprovalProps {
  readonly trouble: Trouble;
  readonly value: Approval;
  readonly onChange: (part: Partial<Approval>) => void;
}

/** A manager agrees to taking back what somebody else gave. */
export function CancelApproval({ trouble, value, onChange }: CancelApprovalProps) {
  const managers = useApprovers(useSignedIn()?.staffId);
  const asks = trouble.kind === 'approval-needed';
  return (
    <ApprovalFields
      because={asks ? trouble.sentence : null}
      issue={asks ? undefined : trouble.sentence}
      managers={managers}
      value={value}
      onChange={onChange}
      none="Nobody else here is a manager. Ask one to sign in and take it back."
    />
  );
}
