import { useEffect, useRef } from 'react';
import type { Trouble } from '../../../bridge/answer.ts';
import { useApprovers } from '../../../bridge/approvers.ts';
import { useSignedIn } from '../../../state/session.ts';
import { type Approval, ApprovalFields } from '../../../ui/approval-fields.tsx';
import { sentenceBeside } from './trouble-place.ts';

interface ApprovalPartProps {
  readonly trouble: Trouble;
  readonly pressing: boolean;
  readonly value: Approval;
  readonly onChange: (part: Partial<Approval>) => void;
}

/** A manager agrees to this refund, here and now. */
export function ApprovalPart({ trouble, pressing, value, onChange }: ApprovalPartProps) {
  const managers = useApprovers(useSignedIn()?.staffId);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pressing) part.current?.scrollIntoView({ block: 'end' });
  }, [trouble, pressing]);
  const asks = trouble.kind === 'approval-needed';
  return (
    <div ref={part} className="refund-approval" data-place="approval">
      <ApprovalFields
        because={asks ? trouble.sentence : null}
        issue={asks ? undefined : sentenceBeside(trouble)}
        leads={pressing}
        managers={managers}
        value={value}
        onChange={onChange}
        none="Nobody else here is a manager. Ask for approval: the refund waits until one signs in."
      />
    </div>
  );
}
