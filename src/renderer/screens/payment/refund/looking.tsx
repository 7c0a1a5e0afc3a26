import type { Trouble } from '../../../bridge/answer.ts';
import type { Approval } from '../../../ui/approval-fields.tsx';
import { NoAnswer } from '../../../ui/no-answer.tsx';
import { Note } from '../../../ui/note.tsx';
import { ApprovalPart } from './approval-part.tsx';
import { Consequences } from './consequences.tsx';
import { TroubleWithCure } from './cure.tsx';
import { placeOf } from './trouble-place.ts';
import type { RefundForm } from './use-refund.ts';

interface LookingProps {
  readonly form: RefundForm;
  /** Whether what stands against the amount is said beside it already. */
  readonly beside: boolean;
  readonly asked: Trouble | undefined;
  /** Whether somebody tried without: then their hands are led to the PIN. */
  readonly pressing: boolean;
  readonly approval: Approval;
  readonly onApproval: (part: Partial<Approval>) => void;
}

/** What will happen, or what stands against it, and who must agree. */
export function Looking(props: LookingProps) {
  const { form, beside, asked, pressing, approval, onApproval } = props;
  const { trouble, draft } = form;
  const isApproval = trouble !== undefined && placeOf(trouble) === 'approval';
  return (
    <>
      <h3>What will happen</h3>
      {draft.sent !== null ? (
        <NoAnswer />
      ) : trouble !== undefined && !isApproval ? (
        <Against form={form} trouble={trouble} beside={beside} />
      ) : (
        <Ahead form={form} />
      )}
      {asked === undefined ? null : (
        <ApprovalPart
          trouble={isApproval ? trouble : asked}
          pressing={pressing}
          value={approval}
          onChange={onApproval}
        />
      )}
    </>
  );
}

function Ahead({ form }: { readonly form: RefundForm }) {
  const { preview, amount, inStep } = form;
  if (amount === null) return <p className="soft">Write an amount to see it.</p>;
  return preview === undefined ? null : <Consequences preview={preview} former={!inStep} />;
}

interface AgainstProps {
  readonly form: RefundForm;
  readonly trouble: Trouble;
  readonly beside: boolean;
}

/** Why nothing can happen. Where it stands beside its field already, it is not said twice. */
function Against({ form, trouble, beside }: AgainstProps) {
  const place = placeOf(trouble);
  if (place !== 'foot' && (place !== 'amount' || beside)) {
    return <p className="soft">Nothing yet: something beside a field must be put right first.</p>;
  }
  return (
    <Note kind={place === 'foot' ? 'bad' : 'warning'} live>
      <TroubleWithCure form={form} trouble={trouble} />
    </Note>
  );
}
