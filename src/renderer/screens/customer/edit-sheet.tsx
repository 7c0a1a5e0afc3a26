import { useState } from 'react';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useAct } from '../../bridge/hooks.ts';
import { useDraft } from '../../state/drafts.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerFields } from '../../ui/customer-fields.tsx';
import { Note } from '../../ui/note.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';

interface EditSheetProps {
  readonly customer: CustomerView;
  readonly onClose: () => void;
}

/** Changes what is known of a customer. What was known before stays in the history. */
export function EditSheet({ customer, onClose }: EditSheetProps) {
  const { value, change, clear, attemptId } = useDraft(`customer ${customer.id}`, {
    name: customer.name,
    email: customer.email ?? '',
    phone: customer.phone ?? '',
    address: customer.address ?? '',
    notes: customer.notes ?? '',
  });
  const { busy, act } = useAct('customers.update');
  const [trouble, setTrouble] = useState<Trouble>();
  const save = async () => {
    if (busy) return;
    const answer = await act({ attemptId, id: customer.id, ...value });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    clear();
    say(`Saved ${answer.value.name}`);
    onClose();
  };
  return (
    <SideSheet
      title="Change details"
      subtitle={customer.name}
      onClose={onClose}
      onConfirm={() => void save()}
      footnote="Papers already printed keep the name they were printed with."
      footer={
        <Button kind="primary" size="big" keys="Ctrl+Enter" busy={busy} onPress={() => void save()}>
          Save
        </Button>
      }
    >
      <CustomerFields
        value={value}
        onChange={change}
        issueAt={(field) => issueAt(trouble, field)}
      />
      {trouble === undefined || trouble.kind === 'invalid-input' ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </SideSheet>
  );
}
