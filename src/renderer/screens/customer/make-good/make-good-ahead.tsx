import { useApprovers } from '../../../bridge/approvers.ts';
import { useSignedIn } from '../../../state/session.ts';
import { ApprovalFields } from '../../../ui/approval-fields.tsx';
import { ChangeRow } from '../../../ui/figures.tsx';
import { NoAnswer } from '../../../ui/no-answer.tsx';
import { Note } from '../../../ui/note.tsx';
import type { MakeGoodForm } from './use-make-good.ts';

/** What the customer has afterwards, or where the money will come from. */
export function MakeGoodAhead({ form }: { readonly form: MakeGoodForm }) {
  const managers = useApprovers(useSignedIn()?.staffId);
  const { approvalTrouble } = form;
  const asks = approvalTrouble?.kind === 'approval-needed';
  return (
    <>
      <h3>What will happen</h3>
      {form.draft.sent !== null && !form.busy ? <NoAnswer /> : <Ahead form={form} />}
      {approvalTrouble === undefined ? null : (
        <ApprovalFields
          because={asks ? approvalTrouble.sentence : null}
          issue={asks ? undefined : approvalTrouble.sentence}
          managers={managers}
          value={form.approval}
          onChange={form.approve}
          none="Nobody else here is a manager. Ask one to sign in and grant it."
        />
      )}
    </>
  );
}

function Ahead({ form }: { readonly form: MakeGoodForm }) {
  const { amountMinor, draft, payment, preview, trouble, approvalTrouble } = form;
  if (trouble !== undefined && trouble !== approvalTrouble) return <Against form={form} />;
  if (amountMinor === null) return <p className="soft">Write an amount to see it.</p>;
  if (draft.way === 'refund') {
    return (
      <p className="soft">
        {payment === undefined
          ? 'There is no payment to refund.'
          : `The refund of ${payment.number} opens with this amount, reason and incident. Nothing is given back before it is confirmed there.`}
      </p>
    );
  }
  if (preview === undefined) return null;
  return (
    <div>
      <ChangeRow
        label={`Credit of ${form.customer.name}`}
        beforeMinor={preview.credit.before}
        afterMinor={preview.credit.after}
      />
      <p className="soft customer-words">
        No money moves. It stays with the customer until it is put to an invoice or given back.
      </p>
    </div>
  );
}

const beside: readonly string[] = ['invalid-input', 'reason-needs-text'];

const Against = ({ form: { trouble } }: { readonly form: MakeGoodForm }) =>
  trouble === undefined || beside.includes(trouble.kind) ? (
    <p className="soft">Nothing yet: something beside a field must be put right first.</p>
  ) : (
    <Note kind="bad" live>
      {trouble.sentence}
    </Note>
  );
