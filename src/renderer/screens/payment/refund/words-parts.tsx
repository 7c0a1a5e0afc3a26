import type { ReactNode } from 'react';
import { DateField } from '../../../ui/date-field.tsx';
import { useDesk } from '../../../ui/desk-context.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import type { RefundForm } from './use-refund.ts';
import { ReasonNote, ReasonSelect } from '../../../ui/reason-fields.tsx';

interface PartProps {
  readonly form: RefundForm;
  readonly issue: ReactNode;
}

/** Why, in one word of a list. */
export const ReasonPart = ({ form }: Pick<PartProps, 'form'>) => (
  <ReasonSelect value={form.draft.code} onChange={(code) => form.edit({ code })} />
);

/** A few words of one's own for the receipt; needed where the list had none that fits. */
export const NotePart = ({ form, issue }: PartProps) => (
  <div data-place="reason">
    <ReasonNote
      code={form.draft.code}
      value={form.draft.text}
      onChange={(text) => form.edit({ text })}
      issue={issue}
    />
  </div>
);

/** What is needed now and then: it stays folded until it is. */
export function MorePart({ form, issue }: PartProps) {
  const { today } = useDesk();
  const { draft, edit } = form;
  const filled = [draft.reference, draft.ticket, draft.notes, draft.refundedOn].some(
    (text) => text !== '',
  );
  return (
    <details className="refund-more" open={filled || issue !== undefined || undefined}>
      <summary>Reference, ticket, date, notes</summary>
      <div className="refund-more-fields">
        <TextField
          label="Reference"
          hint="made if left empty"
          value={draft.reference}
          onChange={(reference) => edit({ reference })}
          most={100}
        />
        <TextField
          label="Ticket"
          hint="optional"
          value={draft.ticket}
          onChange={(ticket) => edit({ ticket })}
          most={100}
        />
        <div data-place="day">
          <DateField
            label="Given back on"
            value={draft.refundedOn === '' ? today : draft.refundedOn}
            onChange={(day) => edit({ refundedOn: day === today ? '' : day })}
            issue={issue}
          />
        </div>
        <TextArea
          label="Notes"
          hint="for the desk only"
          value={draft.notes}
          onChange={(notes) => edit({ notes })}
          most={2000}
        />
      </div>
    </details>
  );
}
