import { useLocation } from 'wouter';
import { issueAt } from '../../bridge/answer.ts';
import { useNewCustomer } from '../../bridge/customers.ts';
import { useDraft } from '../../state/drafts.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerFields, noDetails } from '../../ui/customer-fields.tsx';
import { FormColumns } from '../../ui/form-columns.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useKeys } from '../../ui/use-keys.ts';

/** Opens an account for a customer. */
export function NewCustomerScreen() {
  const [, goTo] = useLocation();
  const { value, change, clear } = useDraft('new-customer', noDetails);
  const { busy, trouble, add } = useNewCustomer(({ id, name }) => {
    clear();
    say(`Added ${name}`);
    goTo(`/customers/${id}`, { replace: true });
  });
  const leave = () => goTo('/customers');
  const confirm = () => void add(value);
  useKeys({ Escape: leave, 'Ctrl+Enter': confirm }, 'page');
  return (
    <>
      <PageHeader title="New customer" crumb={{ label: 'Customers', href: '/customers' }} />
      <FormColumns
        fields={
          <CustomerFields
            value={value}
            onChange={change}
            issueAt={(field) => issueAt(trouble, field)}
          />
        }
      >
        <p className="soft">
          Only the name is needed. The rest can be added when it is known, and changed at any time.
        </p>
      </FormColumns>
      <FormFoot
        note="Kept as you type; nothing is in the book yet."
        trouble={
          trouble === undefined || trouble.kind === 'invalid-input' ? null : (
            <Note kind="bad">{trouble.sentence}</Note>
          )
        }
      >
        <Button size="big" keys="Escape" onPress={leave}>
          Leave
        </Button>
        <Button kind="primary" size="big" keys="Ctrl+Enter" busy={busy} onPress={confirm}>
          Add customer
        </Button>
      </FormFoot>
    </>
  );
}
