import './refund.css';
import { useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { RefundView } from '../../../../shared/contract/views.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { say } from '../../../state/toasts.ts';
import { type Approval, nobody } from '../../../ui/approval-fields.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { Looking } from './looking.tsx';
import { RefundFields } from './refund-fields.tsx';
import { RefundFoot } from './refund-foot.tsx';
import type { RefundSource } from './refund-source.ts';
import { placeOf } from './trouble-place.ts';
import { type MadeRefund, useConfirm } from './use-confirm.ts';
import { type RefundForm, useRefund } from './use-refund.ts';

interface RefundPanelProps {
  readonly source: RefundSource;
  /** What this carries out, where somebody wrote it down before. */
  readonly earlier: RefundView | undefined;
}

/** Money goes back: the form, and beside it everything that will happen. */
export function RefundPanel({ source, earlier }: RefundPanelProps) {
  const [, goTo] = useLocation();
  const sheet = useRef<HTMLDivElement>(null);
  const form = useRefund(source, earlier);
  const [approval, setApproval] = useState<Approval>(nobody);
  const [refused, setRefused] = useState<Trouble>();
  const needed = useNeededApproval(form);
  const asked = refused ?? needed;
  const [pressed, setPressed] = useState(false);
  const { record } = source;
  const onDone = (made: MadeRefund) => {
    if (made.status === 'draft') say(`Kept as draft ${made.number}. Nothing was given back.`);
    if (made.status === 'awaiting-approval') say(`${made.number} waits for a manager.`);
    const gone = made.status === 'draft' || made.status === 'awaiting-approval';
    goTo(gone ? record : `${record}/refund?done=${made.id}`, { replace: true });
  };
  const onTrouble = (trouble: Trouble) => {
    if (placeOf(trouble) === 'approval') setRefused(trouble);
    setApproval((now) => ({ ...now, pin: '' }));
    focusOn(sheet.current, placeOf(trouble));
  };
  const confirming = useConfirm(form, onDone, onTrouble);
  const confirm = () => {
    setPressed(true);
    const known = form.inStep ? form.trouble : undefined;
    const stands = form.draft.sent === null && known !== undefined && placeOf(known) !== 'approval';
    if (form.amount === null || stands)
      focusOn(sheet.current, known === undefined ? 'amount' : placeOf(known));
    else void confirming.send(asked === undefined || approval.pin === '' ? {} : { approval });
  };
  const refusal = form.draft.sent === null ? form.choices?.refuse : undefined;
  const foot = { form, confirming, asked, onConfirm: confirm };
  return (
    <SideSheet
      title="Refund"
      subtitle={source.subtitle}
      onClose={() => goTo(record, { replace: true })}
      onConfirm={refusal === undefined ? confirm : undefined}
      aside={
        <Looking
          form={form}
          beside={pressed}
          asked={asked}
          pressing={refused !== undefined}
          approval={approval}
          onApproval={(part) => setApproval((now) => ({ ...now, ...part }))}
        />
      }
      footnote={refusal === undefined ? footnoteOf(form) : undefined}
      footer={refusal === undefined ? <RefundFoot {...foot} /> : null}
    >
      <div ref={sheet} className="refund-form">
        <InPlace of={source.insteadOf} />
        {refusal !== undefined ? (
          <Refused because={refusal} earlier={earlier} />
        ) : form.choices === undefined ? (
          <Waiting trouble={form.trouble} />
        ) : (
          <RefundFields
            form={form}
            choices={form.choices}
            pressed={pressed}
            onPressed={setPressed}
          />
        )}
      </div>
    </SideSheet>
  );
}

const footnotes = {
  card: 'Saved on this desk at once, and requested until Stripe has sent it.',
  byHand: 'Saved on this desk at once. The receipt comes next.',
} as const;

const footnoteOf = ({ method }: RefundForm): string =>
  method === 'card' ? footnotes.card : footnotes.byHand;

/** Nothing can be given back; what somebody wrote down before is dropped on its own page. */
const Refused = ({
  because,
  earlier,
}: {
  readonly because: string;
  readonly earlier: RefundView | undefined;
}) => (
  <Note kind="warning">
    {because}
    {earlier === undefined ? null : (
      <>
        {' '}
        <Link href={`/refunds/${earlier.id}`}>Drop {earlier.number}</Link>, which has given nothing.
      </>
    )}
  </Note>
);

/** The refund to a card that failed, whose money this is. */
const InPlace = ({ of }: { readonly of: string | undefined }) =>
  of === undefined ? null : (
    <Note kind="info" title={`In place of ${of}.`}>
      Its money did not come to the card. Once this goes out, nobody has to act on it any more.
    </Note>
  );

/** That another person must agree, as soon as the desk knows it: nobody should find out by trying. */
function useNeededApproval(form: RefundForm): Trouble | undefined {
  const { preview, draft } = form;
  const needed = draft.sent === null && form.amount !== null ? preview?.needsApproval : undefined;
  return useMemo(() => {
    if (needed === undefined) return undefined;
    const { because, sentence } = needed;
    return { kind: 'approval-needed', because, sentence };
  }, [needed]);
}

const Waiting = ({ trouble }: { readonly trouble: Trouble | undefined }) =>
  trouble === undefined ? (
    <Loading what="Looking what can be given back" />
  ) : (
    <Note kind="bad" live>
      {trouble.sentence}
    </Note>
  );

/** Whoever confirmed goes to what stands against it. */
function focusOn(form: HTMLElement | null, place: string): void {
  const field = form?.querySelector<HTMLElement>(
    `[data-place=${place}] :is(input:not([type=radio]), textarea, button)`,
  );
  field?.focus();
}
