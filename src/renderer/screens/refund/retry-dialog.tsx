import { useRef, useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { RefundView } from '../../../shared/contract/views.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { isAboutApproval } from '../../bridge/approvers.ts';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { type Approval, nobody } from '../../ui/approval-fields.tsx';
import { ChangeRow, useMoneyText } from '../../ui/figures.tsx';
import { WarningNote } from '../../ui/warning-note.tsx';
import { failedWords as words } from '../../words/failed.ts';
import { CancelApproval } from './cancel-approval.tsx';
import { DecideDialog } from './decide-dialog.tsx';

interface RetryDialogProps {
  readonly refund: RefundView;
  readonly onClose: () => void;
}

type Preview = CallValue<'refunds.preview'>;

/** A refund that failed goes to its card once more, with what will happen and who must agree. */
export function RetryDialog({ refund, onClose }: RetryDialogProps) {
  const { value: preview, trouble: against } = useAhead(refund);
  const money = useMoneyText();
  const { busy, act } = useAct('refunds.retry');
  const [approval, setApproval] = useState<Approval>(nobody);
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const confirm = async () => {
    if (busy) return;
    const answer = await act({
      attemptId: attempt.current,
      id: refund.id,
      ...(approval.pin === '' ? {} : { approval }),
    });
    if (!answer.ok) return setTrouble(answer.failure);
    say(words.tried(refund.number));
    onClose();
  };
  const needs = needed(preview, trouble);
  const other = trouble !== undefined && !isAboutApproval(trouble) ? trouble : against;
  return (
    <DecideDialog
      title={words.tryAgainTitle(refund.number)}
      verb={words.tryAgain(money(refund.amountMinor))}
      kind="money"
      busy={busy}
      trouble={other}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{words.tryAgainSays}</p>
      {preview === undefined ? null : <Ahead preview={preview} />}
      {needs === undefined ? null : (
        <CancelApproval
          trouble={needs}
          value={approval}
          onChange={(part) => setApproval((now) => ({ ...now, ...part }))}
        />
      )}
    </DecideDialog>
  );
}

/** What trying again would do, thought through as a new refund of the same. */
const useAhead = ({ paymentId, amountMinor, outcome }: RefundView) =>
  useAsk(
    'refunds.preview',
    {
      ...(paymentId === undefined ? {} : { paymentId }),
      amount: { kind: 'fixed', amountMinor },
      outcome,
      method: 'card',
    },
    { fresh: true },
  );

/** Whoever must agree is asked for from the start, not after a first try. */
function needed(preview: Preview | undefined, trouble: Trouble | undefined): Trouble | undefined {
  if (trouble !== undefined && isAboutApproval(trouble)) return trouble;
  const needs = preview?.needsApproval;
  if (needs === undefined) return undefined;
  return { kind: 'approval-needed', because: needs.because, sentence: needs.sentence };
}

const Ahead = ({ preview }: { readonly preview: Preview }) => (
  <>
    <div>
      {preview.payment === undefined ? null : (
        <ChangeRow
          label="Can still be refunded"
          beforeMinor={preview.payment.refundable.before}
          afterMinor={preview.payment.refundable.after}
        />
      )}
      {preview.invoices.map((invoice) => (
        <ChangeRow
          key={invoice.id}
          label={`${invoice.number}, due`}
          beforeMinor={invoice.due.before}
          afterMinor={invoice.due.after}
        />
      ))}
    </div>
    {preview.warnings.map((warning) => (
      <WarningNote key={warning.kind} warning={warning} />
    ))}
  </>
);
