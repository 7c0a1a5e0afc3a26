import { useApprovers } from '../../../bridge/approvers.ts';
import { useSignedIn } from '../../../state/session.ts';
import { ApprovalFields } from '../../../ui/approval-fields.tsx';
import { ChangeRow, TotalRow } from '../../../ui/figures.tsx';
import { Note } from '../../../ui/note.tsx';
import { byMethodWords } from '../../../words/methods.ts';
import type { Consequences } from './credit-draft.ts';
import type { CreditForm } from './use-credit.ts';

const beside: readonly string[] = [
  'over-invoice',
  'invalid-input',
  'nothing-paid',
  'over-refund',
  'reason-needs-text',
];

/** What a credit note does to the invoice and to the money, before it is written. */
export function CreditAhead({ form }: { readonly form: CreditForm }) {
  const managers = useApprovers(useSignedIn()?.staffId);
  const { trouble, approvalTrouble, consequences } = form;
  const against = trouble === approvalTrouble ? undefined : trouble;
  const asks = approvalTrouble?.kind === 'approval-needed';
  return (
    <>
      <h3>What will happen</h3>
      {against !== undefined && !beside.includes(against.kind) ? (
        <Note kind="bad" live>
          {against.sentence}
        </Note>
      ) : against !== undefined ? (
        <p className="soft">Nothing yet: something beside a field must be put right first.</p>
      ) : consequences === undefined ? (
        <p className="soft">Write an amount to see it.</p>
      ) : (
        <Rows of={consequences} />
      )}
      {approvalTrouble === undefined ? null : (
        <ApprovalFields
          because={asks ? approvalTrouble.sentence : null}
          issue={asks ? undefined : approvalTrouble.sentence}
          managers={managers}
          value={form.approval}
          onChange={form.approve}
          none="Nobody else here is a manager. Ask one to sign in and write it."
        />
      )}
    </>
  );
}

function Rows({ of }: { readonly of: Consequences }) {
  const { invoice } = of;
  return (
    <div>
      <TotalRow label="Without tax" amountMinor={of.netMinor} />
      <TotalRow label="Sales tax" amountMinor={of.taxMinor} />
      <TotalRow label="The credit note" amountMinor={of.amountMinor} kind="grand" />
      <ChangeRow
        label={`${invoice.number}, credited`}
        beforeMinor={invoice.credited.before}
        afterMinor={invoice.credited.after}
      />
      <ChangeRow
        label={`${invoice.number}, applied`}
        beforeMinor={invoice.applied.before}
        afterMinor={invoice.applied.after}
      />
      <ChangeRow
        label={`${invoice.number}, due`}
        beforeMinor={invoice.due.before}
        afterMinor={invoice.due.after}
      />
      {of.refunds.map((refund) => (
        <ChangeRow
          key={refund.paymentId}
          label={`Goes back of ${refund.paymentNumber}, ${byMethodWords[refund.method]}`}
          afterMinor={refund.amountMinor}
        />
      ))}
      <ChangeRow label="Comes free and stays with the customer" afterMinor={of.staysMinor} />
    </div>
  );
}
