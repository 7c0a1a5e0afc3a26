import { useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { useAct } from '../../bridge/hooks.ts';
import { useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Amount, useMoneyText } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RecordBody } from '../../ui/record.tsx';
import { InvoiceTag } from '../../ui/status-tag.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { InvoiceHead } from './invoice-head.tsx';
import { InvoiceLines } from './invoice-lines.tsx';

/** An invoice that is only thought of: it is issued, changed or thrown away. */
export function DraftPage({ draft }: { readonly draft: InvoiceView }) {
  const { busy, issue, discard } = useDraftActs(draft);
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const change = () => goTo(`/invoices/new?draft=${draft.id}`);
  const whose = `the draft for ${draft.customerName}`;
  useKeys({ Escape: () => goTo('/invoices'), 'Ctrl+Enter': issue }, 'page');
  useCommands([
    { id: 'issue-draft', title: `Issue ${whose}`, group: 'here', icon: 'invoice', run: issue },
    {
      id: 'change-draft',
      title: `Go on with ${whose}`,
      keys: ['E'],
      group: 'here',
      icon: 'edit',
      run: change,
    },
    {
      id: 'discard-draft',
      title: `Throw ${whose} away`,
      keys: ['D'],
      group: 'here',
      icon: 'remove',
      run: discard,
    },
  ]);
  return (
    <>
      <PageHeader
        title="Draft"
        crumb={{ label: 'Invoices', href: '/invoices' }}
        find={false}
        tags={<InvoiceTag of={draft} />}
        actions={
          <>
            <Button icon="remove" keys="D" onPress={discard}>
              Throw away
            </Button>
            <Button icon="edit" keys="E" onPress={change}>
              Go on
            </Button>
            <Button kind="primary" icon="invoice" keys="Ctrl+Enter" busy={busy} onPress={issue}>
              Issue for {money(draft.totalMinor)}
            </Button>
          </>
        }
      />
      <RecordBody
        aside={
          <div>
            <span className="small faint">Would come to</span>
            <div>
              <Amount of={draft.totalMinor} />
            </div>
          </div>
        }
      >
        <Note kind="info" title="Not issued yet.">
          It has no number, and <Link href={`/customers/${draft.customerId}`}>the customer</Link>{' '}
          owes nothing for it.
        </Note>
        <InvoiceHead invoice={draft} />
        <InvoiceLines invoice={draft} />
      </RecordBody>
    </>
  );
}

/** Issues the draft as it stands, or throws it away; thrown away, it can be kept again. */
function useDraftActs(draft: InvoiceView) {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const issuing = useAct('invoices.issueDraft');
  const dropping = useAct('invoices.discardDraft');
  const again = useAct('invoices.draft');
  const running = useRef(false);
  const once = (run: () => Promise<void>) => () => {
    // A second press in the same breath is the first one.
    if (running.current) return;
    running.current = true;
    void run().finally(() => (running.current = false));
  };
  const issue = once(async () => {
    const answer = await issuing.act({ attemptId: `issue:${draft.id}`, id: draft.id });
    say(
      answer.ok
        ? `Issued ${answer.value.number} for ${money(answer.value.totalMinor)}`
        : answer.failure.sentence,
    );
  });
  const keepAgain = async () => {
    const { customerId, dueOn } = draft;
    const lines = draft.lines.map(({ description, quantity, unitPriceMinor, taxRatePercent }) => ({
      description,
      quantity,
      unitPriceMinor,
      ...(taxRatePercent === undefined ? {} : { taxRatePercent }),
    }));
    const answer = await again.act({ attemptId: crypto.randomUUID(), customerId, dueOn, lines });
    if (answer.ok) goTo(`/invoices/${answer.value.id}`);
    else say(answer.failure.sentence);
  };
  const discard = once(async () => {
    const answer = await dropping.act({ attemptId: `discard:${draft.id}`, id: draft.id });
    if (!answer.ok) return say(answer.failure.sentence);
    goTo('/invoices', { replace: true });
    say(`Threw away the draft for ${draft.customerName}`, {
      label: 'Undo',
      keys: 'Ctrl+Z',
      run: () => void keepAgain(),
    });
  });
  return { busy: issuing.busy, issue, discard };
}
