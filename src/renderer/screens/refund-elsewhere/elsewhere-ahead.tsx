import './refund-elsewhere.css';
import { useApprovers } from '../../bridge/approvers.ts';
import { useSignedIn } from '../../state/session.ts';
import { ApprovalFields } from '../../ui/approval-fields.tsx';
import { ChangeRow, Money } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { WarningNote } from '../../ui/warning-note.tsx';
import { Section } from '../../ui/section.tsx';
import { changesByWords } from '../../words/methods.ts';
import type { ElsewhereForm } from './use-elsewhere.ts';

const beside: readonly string[] = [
  'invalid-input',
  'no-such-original',
  'original-is-here',
  'future-day',
  'over-refund',
  'reason-needs-text',
];

/** What will happen, and who must agree to it. */
export function ElsewhereAhead({ form }: { readonly form: ElsewhereForm }) {
  const managers = useApprovers(useSignedIn()?.staffId);
  const { preview, approvalTrouble } = form;
  const needed = approvalTrouble === undefined ? preview?.needsApproval : undefined;
  const asks = approvalTrouble?.kind === 'approval-needed' ? approvalTrouble : needed;
  return (
    <Section title="What will happen">
      <Ahead form={form} />
      {approvalTrouble === undefined && needed === undefined ? null : (
        <ApprovalFields
          because={asks?.sentence ?? null}
          issue={asks === undefined ? approvalTrouble?.sentence : undefined}
          leads={approvalTrouble !== undefined}
          managers={managers}
          value={form.approval}
          onChange={form.approve}
          none="Nobody else here is a manager. Ask one to sign in and give it back."
        />
      )}
    </Section>
  );
}

function Ahead({ form }: { readonly form: ElsewhereForm }) {
  const { preview, trouble, approvalTrouble } = form;
  if (trouble !== undefined && trouble !== approvalTrouble) {
    return beside.includes(trouble.kind) ? (
      <p className="soft">Nothing yet: something beside a field must be put right first.</p>
    ) : (
      <Note kind="bad" live>
        {trouble.sentence}
      </Note>
    );
  }
  if (preview === undefined) {
    return <p className="soft">Write down what the receipt says to see it.</p>;
  }
  const { customerGets, from, warnings } = preview;
  return (
    <div className="elsewhere-ahead">
      <p className="strong">
        {preview.customer.name} gets <Money of={customerGets.amountMinor} /> {customerGets.how},{' '}
        {customerGets.when}.
      </p>
      <ChangeRow
        label={from.name}
        beforeMinor={from.beforeMinor}
        afterMinor={from.afterMinor ?? from.changeMinor}
        sub={from.afterMinor === undefined ? changesByWords : undefined}
      />
      {warnings.map((warning) => (
        <WarningNote key={warning.kind} warning={warning} />
      ))}
    </div>
  );
}
