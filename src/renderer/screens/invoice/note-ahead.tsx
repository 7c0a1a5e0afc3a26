import { useApprovers } from '../../bridge/approvers.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useSignedIn } from '../../state/session.ts';
import { type Approval, ApprovalFields } from '../../ui/approval-fields.tsx';
import { NoAnswer } from '../../ui/no-answer.tsx';
import { Note } from '../../ui/note.tsx';
import { WarningNote } from '../../ui/warning-note.tsx';
import { type Consequences, NoteRows } from './note-rows.tsx';

interface NoteAheadProps {
  readonly consequences: Consequences | undefined;
  readonly trouble: Trouble | undefined;
  readonly approvalTrouble: Trouble | undefined;
  readonly approval: Approval;
  readonly onApproval: (part: Partial<Approval>) => void;
  /** What was sent got no answer. */
  readonly unanswered: boolean;
  /** Whether what stands against it is said beside a field. */
  readonly isBeside: (trouble: Trouble) => boolean;
  /** Said while there is nothing to look at. */
  readonly none: string;
}

/** What taking an invoice back does to it and to the money, before it is done. */
export function NoteAhead(props: NoteAheadProps) {
  const managers = useApprovers(useSignedIn()?.staffId);
  const { approvalTrouble, consequences } = props;
  // Nobody should learn by trying that another person must agree.
  const needed = approvalTrouble === undefined ? consequences?.needsApproval : undefined;
  const asks = approvalTrouble?.kind === 'approval-needed' ? approvalTrouble : needed;
  return (
    <>
      <h3>What will happen</h3>
      <Ahead {...props} />
      {approvalTrouble === undefined && needed === undefined ? null : (
        <ApprovalFields
          because={asks?.sentence ?? null}
          issue={asks === undefined ? approvalTrouble?.sentence : undefined}
          leads={approvalTrouble !== undefined}
          managers={managers}
          value={props.approval}
          onChange={props.onApproval}
          none="Nobody else here is a manager. Ask one to sign in and write it."
        />
      )}
    </>
  );
}

function Ahead(props: NoteAheadProps) {
  const { consequences, trouble, approvalTrouble, unanswered, isBeside, none } = props;
  if (unanswered) return <NoAnswer />;
  const against = trouble === approvalTrouble ? undefined : trouble;
  if (against !== undefined && !isBeside(against)) {
    return (
      <Note kind="bad" live>
        {against.sentence}
      </Note>
    );
  }
  if (against !== undefined) {
    return <p className="soft">Nothing yet: something beside a field must be put right first.</p>;
  }
  if (consequences === undefined) return <p className="soft">{none}</p>;
  return (
    <>
      <NoteRows of={consequences} />
      {(consequences.warnings ?? []).map((warning) => (
        <WarningNote key={warning.kind} warning={warning} />
      ))}
    </>
  );
}
